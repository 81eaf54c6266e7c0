/* Puts the provenance of each field and block beside it in the page editor. What it shows is in the
   panel "Herkomst van de tekst" already: without this script nothing is lost. */
(() => {
  "use strict";

  const zoek = (contentpath) =>
    document.querySelector(
      contentpath
        .split(".")
        .map((deel) => `[data-contentpath="${CSS.escape(deel)}"]`)
        .join(" "),
    );

  const maak = (tag, klasse, tekst) => {
    const element = document.createElement(tag);
    element.className = klasse;
    element.textContent = tekst;
    return element;
  };

  const label = (merk) =>
    maak("span", `w-status herkomst herkomst--${merk.soort}`, merk.label);

  const isBlok = (plek) => plek.matches("[data-streamfield-child]");
  const isPaginaveld = (merk) => !merk.contentpath.includes(".");

  /* A block has its heading inside it, a field in a block its label, a field of the page a label
     that names it (in the heading of its panel where it has one to itself). */
  const kopVan = (plek, merk) =>
    isBlok(plek)
      ? plek.querySelector("[data-panel-heading]")
      : plek.querySelector(":scope > .w-field__label") ||
        (isPaginaveld(merk) && document.querySelector(`label[for="id_${CSS.escape(merk.contentpath)}"]`));

  const zetUitleg = (plek, uitleg) =>
    isBlok(plek) ? plek.querySelector(".w-panel__content")?.prepend(uitleg) : plek.before(uitleg);

  /* Our own copy of what the panel says about a place: the difference, and the way back. */
  const toelichting = (merk) => {
    const bron = document.getElementById(`plek-${merk.pad}`);
    if (!bron) return null;
    const blok = maak("div", "herkomst-in-blok", "");
    bron.querySelectorAll(":scope > details, :scope > p").forEach((deel) => {
      const kopie = deel.cloneNode(true);
      kopie.querySelectorAll("[data-herkomst-naar]").forEach((link) => link.remove());
      if (kopie.textContent.trim()) blok.append(kopie);
    });
    return blok;
  };

  const merkPlek = (merk) => {
    const plek = zoek(merk.contentpath);
    const kop = plek && kopVan(plek, merk);
    if (!kop || kop.querySelector(":scope > .herkomst")) return;
    kop.append(" ", label(merk));
    const uitleg = toelichting(merk);
    if (uitleg && merk.soort !== "kern") zetUitleg(plek, uitleg);
  };

  /* What was left out has no block: it is named above the blocks it would stand among. */
  const merkWeggelaten = (merk) => {
    const boven = zoek(merk.contentpath.split(".").slice(0, -1).join("."));
    if (!boven) return;
    const regel = maak("div", "herkomst-in-blok", "");
    const na = merk.na ? ` (na ${merk.na})` : " (vooraan)";
    regel.append(maak("p", "herkomst-weggelaten", `Weggelaten: ${merk.slot}${na}`));
    const uitleg = toelichting(merk);
    if (uitleg) regel.append(...uitleg.childNodes);
    boven.prepend(regel);
  };

  const toon = (plek) => {
    const knop = plek.querySelector(
      "[data-panel-toggle], input:not([type=hidden]), textarea, [contenteditable]",
    );
    plek.scrollIntoView({ block: isBlok(plek) ? "start" : "center" });
    knop?.focus({ preventScroll: true });
  };

  const naar = (contentpath) => {
    const plek = zoek(contentpath);
    if (!plek) return false;
    const tab = plek.closest('[role="tabpanel"]');
    const dicht = Boolean(tab?.hidden);
    if (dicht) document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
    // A tab that opens has no size yet.
    window.setTimeout(() => toon(plek), dicht ? 300 : 0);
    return true;
  };

  window.addEventListener("load", () => {
    const bron = document.getElementById("herkomst-merken");
    if (!bron) return;
    const merken = JSON.parse(bron.textContent);
    const weg = merken.filter((merk) => merk.soort === "weggelaten");
    merken.filter((merk) => merk.soort !== "weggelaten").forEach(merkPlek);
    weg.reverse().forEach(merkWeggelaten);
    document.getElementById("herkomst-paneel").addEventListener("click", (event) => {
      const link = event.target.closest("[data-herkomst-naar]");
      if (link && naar(link.dataset.herkomstNaar)) event.preventDefault();
    });
  });
})();
