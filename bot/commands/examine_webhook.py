"""What ``bot doctor`` says about a webhook, whichever platform calls it."""

from bot.commands.doctor import Finding, Line


def by_webhook(name: str, public_url: str) -> Line:
    """Whether the platform can call us at this address."""
    if public_url.startswith("https://"):
        return Line(Finding.FINE, f"{name}: nhận qua webhook.", f"{name}: by webhook.")
    return Line(
        Finding.WRONG,
        f"{name}: webhook cần BOT_PUBLIC_URL bắt đầu bằng https://.",
        f"{name}: a webhook needs a BOT_PUBLIC_URL that begins with https://.",
    )


def webhook(name: str, url: str, wanted: str) -> Line:
    """Whether the platform calls where we listen; ``wanted`` is "" where it shall not call."""
    if url == wanted:
        return Line(Finding.FINE, f"{name}: webhook đúng.", f"{name}: the webhook is right.")
    if not url:
        return Line(
            Finding.MISSING,
            f"{name}: chưa có webhook; bot serve sẽ đặt.",
            f"{name}: no webhook yet; bot serve will set it.",
        )
    return Line(
        Finding.WRONG if wanted else Finding.MISSING,
        f"{name}: webhook đang trỏ nơi khác; bot serve sẽ đặt lại.",
        f"{name}: the webhook points elsewhere; bot serve will set it right.",
    )
