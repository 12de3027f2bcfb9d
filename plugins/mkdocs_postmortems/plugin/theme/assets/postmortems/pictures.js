/* A button below each picture that saves it as an SVG file of its own: with its title and caption,
   and with the colours it has on the page. `postmortems chart` writes the same without a browser. */
window.postmortems.onPage(() => {
  "use strict";

  const KEPT = [
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "paint-order", "text-anchor", "font-weight", "opacity",
  ];
  const MARGIN = 24;

  /** Copy a picture with its colours as attributes, and without links. */
  function alone(svg) {
    const copy = svg.cloneNode(true);
    const originals = [svg, ...svg.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, n) => {
      const style = getComputedStyle(originals[n]);
      if (element.matches("circle, ellipse, line, path, rect, text, tspan"))
        for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
      if (style.transform !== "none" && !element.hasAttribute("transform"))
        element.setAttribute("transform", style.transform);
      if (style.display === "none") element.dataset.pmGone = "";
    });
    for (const gone of copy.querySelectorAll("[data-pm-gone], .pm-hit")) gone.remove();
    for (const link of copy.querySelectorAll("a")) {
      const group = document.createElementNS(svg.namespaceURI, "g");
      group.append(...link.childNodes);
      link.replaceWith(group);
    }
    return copy;
  }

  function lines(text, room) {
    const found = [""];
    for (const word of text.split(/\s+/))
      if ((found.at(-1) + word).length * 6.5 > room && found.at(-1)) found.push(word);
      else found[found.length - 1] += (found.at(-1) ? " " : "") + word;
    return found;
  }

  function file(figure, svg) {
    const { width, height } = svg.getBoundingClientRect();
    const page = getComputedStyle(document.body);
    const make = (tag, about, text = "") => {
      const element = document.createElementNS(svg.namespaceURI, tag);
      for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
      element.textContent = text;
      return element;
    };
    const whole = make("svg", { "font-family": "Helvetica, Arial, sans-serif", "font-size": 12 });
    const about = { fill: page.color, x: MARGIN };
    const title = svg.querySelector("title").textContent;
    let y = MARGIN + 12;
    const words = [make("text", { ...about, y, "font-size": 18, "font-weight": 700 }, title)];
    for (const line of lines(figure.querySelector("figcaption").firstChild.textContent, width))
      words.push(make("text", { ...about, y: (y += 20) }, line));
    const drawn = alone(svg);
    const place = { x: MARGIN, y: y + MARGIN, width, height, overflow: "visible" };
    for (const [name, value] of Object.entries(place)) drawn.setAttribute(name, value);
    const size = { width: width + 2 * MARGIN, height: y + height + 2 * MARGIN };
    for (const [name, value] of Object.entries(size)) whole.setAttribute(name, value);
    whole.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    const paper = make("rect", { width: "100%", height: "100%", fill: page.backgroundColor });
    whole.append(paper, ...words, drawn);
    return new XMLSerializer().serializeToString(whole);
  }

  for (const figure of document.querySelectorAll(".pm-figure:not([data-pm-on])")) {
    figure.dataset.pmOn = "";
    const svg = figure.querySelector("svg.pm-chart");
    const caption = figure.querySelector("figcaption");
    if (!svg || !caption) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pm-save";
    button.textContent = "Save as SVG";
    button.setAttribute("aria-label", `Save as SVG: ${svg.querySelector("title").textContent}`);
    button.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file(figure, svg)], { type: "image/svg+xml" }));
      link.download = `${svg.getAttribute("aria-labelledby").replace(/-title$/, "")}.svg`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
    caption.append(" ", button);
  }
});
