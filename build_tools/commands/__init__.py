"""What each command of `vanban` does. A module here is imported only when one of its commands runs: help, and a mistake
in the arguments, need none of them.
"""
