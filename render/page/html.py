"""stand-in"""


def live_html(nonce: str) -> str:
    """stand-in"""
    return f"<!doctype html><title>{nonce}</title>"
