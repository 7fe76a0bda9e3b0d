"""Development commands: how a change is looked at, attacked and measured before it is trusted.

    stages    a text through the stages, as every command here runs it
    report    a folder of texts → one readable report a text
    promises  what holds for any text, tried on one
    fuzz      real texts, damaged, through every stage
    alternatives   which alternatives of the patterns no test takes (with regex_parts)
    mutants   changes at random: does a test notice?
    compare   two folders of reports → what was gained and lost, by text
    hostile   words that want to be markup, in every place of a text → what a browser made of them
    faults    a fault of the disk at every call that changes it → nothing that stood is lost

Each is run as `python -m tests.development.<name>` from the root of the project; `make help` lists the short forms.
"""
