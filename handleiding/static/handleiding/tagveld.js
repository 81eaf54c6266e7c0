// Wagtail's box for tags is made by a script and has no name: give it that of its field.
(function () {
  const VELD = ".tagit-new input:not([aria-label])";

  function benoem(veld) {
    const vak = veld.closest("[data-field]") || veld.closest(".w-field__wrapper") || document;
    const label = vak.querySelector("label");
    veld.setAttribute("aria-label", (label && label.textContent.replace("*", "").trim()) || "Tags");
  }

  function kijk() {
    document.querySelectorAll(VELD).forEach(benoem);
  }

  // Also what comes later, in a window of a chooser.
  new MutationObserver(kijk).observe(document.documentElement, { childList: true, subtree: true });
  kijk();
})();
