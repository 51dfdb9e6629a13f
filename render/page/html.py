"""stand-in"""


def live_html() -> str:
    """stand-in"""
    return "<!doctype html><title>stand-in</title><style>a{}</style><script>0</script>"
