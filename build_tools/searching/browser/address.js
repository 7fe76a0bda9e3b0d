// Material would open its own box for ?q=: it looks when the page has been read, and finds the address without it.
if (new URLSearchParams(location.search).has("q")) {
  window.vanbanSearch = location.search;
  history.replaceState(history.state, "", location.pathname);
}
