/* A former address leads on with the fragment that it was called with, which a refresh alone would lose. */
location.replace(document.currentScript.dataset.to + location.hash);
