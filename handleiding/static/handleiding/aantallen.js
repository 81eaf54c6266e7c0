// Says in the menu how much waits, where the page came without that number. Wagtail draws the menu after the page.
(function () {
  const KENMERK = "data-wacht-soorten";
  const adres = document.currentScript.dataset.aantallen;

  function toon(plek, telling) {
    const soorten = plek.getAttribute(KENMERK).split(" ");
    const wacht = soorten.reduce((som, soort) => som + (telling[soort] || 0), 0);
    const label = plek.querySelector(".menuitem-label") || plek;
    plek.removeAttribute(KENMERK);
    if (wacht) label.textContent = `${label.textContent} (${wacht})`;
  }

  async function tel() {
    try {
      const antwoord = await fetch(adres, { headers: { Accept: "application/json" } });
      if (!antwoord.ok || antwoord.redirected) return;
      const telling = await antwoord.json();
      document.querySelectorAll(`[${KENMERK}]`).forEach((plek) => toon(plek, telling));
    } catch {
      // Without a number the menu works as well.
    }
  }

  function begin() {
    if (!document.querySelector(`[${KENMERK}]`)) return false;
    tel();
    return true;
  }

  const menu = document.getElementById("wagtail-sidebar");
  if (!menu || begin()) return;
  const kijker = new MutationObserver(() => begin() && kijker.disconnect());
  kijker.observe(menu, { childList: true, subtree: true });
})();
