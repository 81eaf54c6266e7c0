// Renews a progress screen in place, so that focus and the place where somebody reads stay where they are.
// What it waits for stands in data-ververs, in seconds; when that is gone the work is done.
(function () {
  const STIL = 10000; // milliseconds between two sentences in the live region
  const FOUTEN = 5;
  let gezegd = 0;
  let mislukt = 0;

  const vak = () => document.querySelector("[data-ververs-vak]");
  const stand = (wortel) => wortel.querySelector("[data-ververs-stand]")?.textContent.trim().replace(/\s+/g, " ");

  function zeg(tekst, meteen) {
    const regel = document.querySelector("[data-ververs-melding]");
    if (!tekst || tekst === regel.textContent || (!meteen && Date.now() - gezegd < STIL)) return;
    regel.textContent = tekst;
    gezegd = Date.now();
  }

  function vervang(nieuw) {
    const oud = vak();
    const adres = oud.contains(document.activeElement) && document.activeElement.getAttribute("href");
    oud.innerHTML = nieuw.innerHTML;
    if (adres !== false && adres !== null) {
      [...oud.querySelectorAll("a")].find((a) => a.getAttribute("href") === adres)?.focus({ preventScroll: true });
    }
  }

  async function ververs() {
    try {
      const antwoord = await fetch(location.href);
      if (antwoord.redirected && new URL(antwoord.url).pathname !== location.pathname) {
        location.assign(antwoord.url);
        return;
      }
      if (!antwoord.ok) throw new Error(antwoord.status);
      const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html").querySelector("[data-ververs-vak]");
      mislukt = 0;
      if (nieuw.innerHTML !== vak().innerHTML) vervang(nieuw);
      zeg(stand(nieuw), !nieuw.dataset.ververs);
      if (nieuw.dataset.ververs) later();
    } catch {
      mislukt += 1;
      if (mislukt < FOUTEN) later();
      else zeg("Dit scherm kan de voortgang niet meer ophalen. Ververs het zelf.", true);
    }
  }

  function later() {
    window.setTimeout(ververs, Number(vak().dataset.ververs) * 1000);
  }

  if (vak()?.dataset.ververs) later();
})();
