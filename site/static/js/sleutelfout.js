// Say it in words when reading a security key fails: the browser itself says nothing on the page.
(function () {
  const melding = document.getElementById("sleutelfout");
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    const bestaat = event.detail.exception.name === "InvalidStateError";
    melding.textContent = bestaat ? melding.dataset.bestaat : melding.dataset.fout;
    melding.hidden = false;
  });
})();
