"""What readers paste, and how a paste arrives in a field."""

from playwright.sync_api import Page

ENTRIES = {
    "en": "Log Name:      Application\nSource:        MSExchangeTransport\nEvent ID:      2007\n"
    "Level:         Information\nDescription:\n"
    "Send connector Internet mail has initiated a new session to mail.example.net.\n",
    "de": "Protokollname: Application\nQuelle:        MSExchangeTransport\nEreignis-ID:   2007\n"
    "Ebene:         Informationen\nBeschreibung:\n"
    "Der Sendeconnector Internet mail hat eine neue Sitzung mit mail.example.net gestartet.\n",
}
"""The same event from a server of each language."""

INTO_FIELD = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, text: str) -> None:
    """Pastes into the find field, as Ctrl+V does."""
    page.keyboard.press("/")
    page.evaluate(INTO_FIELD, text)
