/* What every page of the site needs, and where the other scripts of the plugin begin. */
(function () {
  "use strict";

  /** Call `begin` once for each page shown: at first, and after each swap by Material. */
  function onPage(begin) {
    if (window.document$) window.document$.subscribe(begin);
    else if (document.readyState === "loading")
      document.addEventListener("DOMContentLoaded", begin);
    else begin();
  }

  /* Material leaves clicks on links in SVG to the browser, which loads the whole page anew.
     A link of HTML in their place is swapped in like any other. */
  function follow(event) {
    const link = event.target.closest("svg a");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const plain = document.createElement("a");
    plain.href = link.href.baseVal;
    plain.hidden = true;
    event.preventDefault();
    document.body.append(plain);
    plain.click();
    plain.remove();
  }

  const asked = new Set();

  /** Load the scripts that a page alone needs, in their order, once. */
  function load(names) {
    for (const name of names.split(" ")) {
      const { href } = new URL(name, location.href);
      if (asked.has(href)) continue;
      asked.add(href);
      const script = document.createElement("script");
      script.async = false;
      script.src = href;
      document.head.append(script);
    }
  }

  /* A table wider than its box scrolls in it; not every browser lets a keyboard in by itself. */
  const widths = new ResizeObserver((seen) => {
    for (const { target } of seen)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
  });
  const watch = (box) => widths.observe(box);

  onPage(() => {
    for (const place of document.querySelectorAll("[data-pm-scripts]"))
      load(place.dataset.pmScripts);
    for (const picture of document.querySelectorAll("svg.pm-chart:not([data-pm-on])")) {
      picture.dataset.pmOn = "";
      picture.addEventListener("click", follow);
    }
    // Material has put tables into boxes by then.
    setTimeout(() => document.querySelectorAll(".md-typeset__scrollwrap").forEach(watch));
    // Before it prints, Material opens every fold: a reader's own are told apart.
    for (const fold of document.querySelectorAll(".pm-how:not([data-pm-on])")) {
      fold.dataset.pmOn = "";
      fold.querySelector("summary").addEventListener("click", () =>
        fold.toggleAttribute("data-pm-opened", !fold.open));
    }
  });

  window.postmortems = { onPage };
})();
