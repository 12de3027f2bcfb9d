/* The factor graph: find a factor, show its neighbours, move and enlarge. A view has an address.
   Without this script the picture, its links and its table are there as they are. */
window.postmortems.onPage(() => {
  "use strict";

  const MOST = 12; // neighbours that are named; more smother each other
  const LARGEST = 8; // times
  const HINT =
    "A click on a factor shows its neighbours. Ctrl and the wheel, or two fingers, enlarge; " +
    "arrow keys move from factor to factor, Enter opens one, Escape leaves.";

  for (const box of document.querySelectorAll(".pm-graph:not([data-pm-on])")) {
    const svg = box.querySelector("svg.pm-network");
    box.dataset.pmOn = "";
    if (svg) begin(box, svg);
  }

  function make(tag, text = "", about = {}) {
    const element = document.createElement(tag);
    element.textContent = text;
    return Object.assign(element, about);
  }

  /** Read the nodes and lines of the picture. */
  function read(svg) {
    const nodes = [...svg.querySelectorAll(".pm-links > a")].map((link) => {
      const shape = link.querySelector(".pm-node");
      const [name] = link.getAttribute("aria-label").split(/: (?=[^:]*$)/);
      const at = shape.getBBox();
      return {
        link, name, id: shape.dataset.pmId, n: Number(shape.dataset.pmN), near: [],
        x: at.x + at.width / 2, y: at.y + at.height / 2, r: at.width / 2,
      };
    });
    for (const path of svg.querySelectorAll(".pm-lines > path[data-pm-ends]")) {
      const [a, b] = path.dataset.pmEnds.split(" ").map((place) => nodes[place]);
      const both = Number(path.dataset.pmN);
      a.near.push({ node: b, both, path });
      b.near.push({ node: a, both, path });
    }
    for (const node of nodes)
      node.near.sort((a, b) => b.both - a.both || a.node.name.localeCompare(b.node.name));
    return nodes;
  }

  function begin(box, svg) {
    const nodes = read(svg);
    const whole = svg.viewBox.baseVal;
    const full = { x: 0, y: 0, width: whole.width, height: whole.height };
    let view = { ...full };
    let focus = null;
    let current = nodes.reduce((a, b) => (b.n > a.n ? b : a));

    const find = make("input", "", { type: "search", placeholder: "Find a factor" });
    const names = make("datalist", "", { id: "pm-graph-names" });
    const said = make("p", "", { className: "pm-graph-said" });
    const panel = make("div", "", { className: "pm-graph-near" });
    find.setAttribute("list", names.id);
    find.setAttribute("aria-label", "Find a factor");
    said.setAttribute("role", "status");
    names.append(...nodes.map((node) => make("option", "", { value: node.name })));

    const bar = make("div", "", { className: "pm-graph-bar" });
    const button = (text, label, act) => {
      const made = make("button", text, { type: "button", title: label, onclick: act });
      made.setAttribute("aria-label", label);
      return made;
    };
    bar.append(
      find, names,
      button("+", "Enlarge", () => zoom(1.4)),
      button("−", "Make smaller", () => zoom(1 / 1.4)),
      button("All", "Show all factors", () => { look(full); show(null); }),
      said,
    );
    const scrolls = svg.closest(".pm-scroll");
    box.prepend(bar);
    box.append(panel);

    /* View */

    function look(next) {
      const width = Math.min(full.width, Math.max(full.width / LARGEST, next.width));
      const height = (width * full.height) / full.width;
      const keep = (at, long, most) => Math.min(Math.max(at, 0), most - long);
      view = {
        x: keep(next.x, width, full.width), y: keep(next.y, height, full.height), width, height,
      };
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
      svg.classList.toggle("pm-near-by", view.width < full.width);
    }

    /** Enlarge around a place on the screen, in parts of the picture. */
    function zoom(times, across = 0.5, down = 0.5) {
      const width = view.width / times;
      const height = view.height / times;
      look({
        x: view.x + (view.width - width) * across, y: view.y + (view.height - height) * down,
        width, height,
      });
    }

    function pan(dx, dy) {
      const screen = svg.getBoundingClientRect();
      look({
        ...view,
        x: view.x - (dx * view.width) / screen.width,
        y: view.y - (dy * view.height) / screen.height,
      });
    }

    const part = (x, y) => {
      const screen = svg.getBoundingClientRect();
      return [(x - screen.left) / screen.width, (y - screen.top) / screen.height];
    };

    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, ...part(event.clientX, event.clientY));
    }, { passive: false });

    let drag = null;
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) drag = [event.clientX, event.clientY];
      dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const [dx, dy] = [event.clientX - drag[0], event.clientY - drag[1]];
      if (!dragged && Math.hypot(dx, dy) < 4) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      drag = [event.clientX, event.clientY];
      pan(dx, dy);
    });
    for (const end of ["pointerup", "pointercancel"])
      svg.addEventListener(end, () => { drag = null; });
    svg.addEventListener("dragstart", (event) => event.preventDefault());

    /* One finger scrolls the page, two move and enlarge. */
    let fingers = null;
    const two = (touches) => {
      const [a, b] = touches;
      return {
        x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2,
        apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
      };
    };
    svg.addEventListener("touchstart", (event) => {
      fingers = event.touches.length === 2 ? two(event.touches) : null;
      if (fingers) event.preventDefault();
    }, { passive: false });
    svg.addEventListener("touchmove", (event) => {
      if (!fingers || event.touches.length !== 2) return;
      event.preventDefault();
      const now = two(event.touches);
      pan(now.x - fingers.x, now.y - fingers.y);
      if (fingers.apart) zoom(now.apart / fingers.apart, ...part(now.x, now.y));
      fingers = now;
    }, { passive: false });

    /* Neighbours */

    function show(node, { quiet = false } = {}) {
      focus = node;
      svg.classList.toggle("pm-focused", node !== null);
      for (const each of svg.querySelectorAll(".pm-on")) each.classList.remove("pm-on");
      svg.querySelector(".pm-named")?.remove();
      panel.replaceChildren(make("p", HINT));
      if (node) {
        current = node;
        stops();
        node.link.classList.add("pm-on");
        for (const { node: other, path } of node.near) {
          path.classList.add("pm-on");
          other.link.classList.add("pm-on");
        }
        label(node);
        list(node);
        const screen = svg.getBoundingClientRect().width / view.width;
        scrolls.scrollLeft = (node.x - view.x) * screen - scrolls.clientWidth / 2;
      }
      if (quiet) return;
      said.textContent = node ? `${node.name}: ${count(node)}` : "";
      const address = new URL(location);
      if (node) address.searchParams.set("focus", node.id);
      else address.searchParams.delete("focus");
      // Material keeps the place of the page in this state.
      history.replaceState(history.state, "", address);
    }

    function count(node) {
      const n = node.near.length;
      const shown = n > MOST ? `, ${MOST} of them named` : "";
      return `${n} ${n === 1 ? "neighbour" : "neighbours"} drawn${shown}`;
    }

    function list(node) {
      const head = make("p", "", { className: "pm-graph-head" });
      const way = make("a", node.name, { href: node.link.href.baseVal });
      head.append(way, ` · seen in ${node.n} ${node.n === 1 ? "record" : "records"}`);
      const rows = make("ol");
      for (const { node: other, both } of node.near.slice(0, MOST)) {
        const row = make("li");
        row.append(
          button(other.name, `Show the neighbours of ${other.name}`, () => show(other)),
          ` ${both} of ${node.n}`,
        );
        rows.append(row);
      }
      const rest = node.near.length - MOST;
      panel.replaceChildren(head, rows);
      if (rest > 0) panel.append(make("p", `${rest} more have a line and no name here.`));
    }

    /** Name a factor and its strongest neighbours; a name that finds no free place is left out. */
    function label(node) {
      const layer = document.createElementNS(svg.namespaceURI, "g");
      layer.setAttribute("class", "pm-over pm-named");
      layer.setAttribute("aria-hidden", "true");
      svg.append(layer);
      const taken = [];
      for (const each of [node, ...node.near.slice(0, MOST).map((row) => row.node)]) {
        const text = document.createElementNS(svg.namespaceURI, "text");
        text.textContent = each.name;
        if (each === node) text.setAttribute("class", "pm-focus");
        layer.append(text);
        const long = text.getBBox().width;
        const ways = [
          [-long / 2, each.r + 12], [-long / 2, -each.r - 4], [each.r + 4, 4], [-long - each.r - 4, 4],
        ];
        const free = ways.map(([dx, dy]) => [each.x + dx, each.y + dy]).find(([x, y]) =>
          x >= 0 && x + long <= full.width && y > 10 && y < full.height &&
          !taken.some((box) => x < box[2] && box[0] < x + long && y - 10 < box[3] && box[1] < y + 3));
        if (!free) {
          text.remove();
          continue;
        }
        text.setAttribute("x", free[0]);
        text.setAttribute("y", free[1]);
        taken.push([free[0], free[1] - 10, free[0] + long, free[1] + 3]);
      }
    }

    find.addEventListener("change", () => {
      const asked = find.value.trim().toLowerCase();
      if (!asked) return;
      const has = (test) => nodes.find((node) => test(node.name.toLowerCase()));
      const found = has((name) => name === asked) || has((name) => name.includes(asked));
      if (found) show(found);
      else said.textContent = `No factor in the picture is called so: ${find.value.trim()}`;
    });

    /* A click shows neighbours; with Enter, or a key held down, a link is a link. */
    svg.addEventListener("click", (event) => {
      const node = nodes.find(({ link }) => link === event.target.closest("a"));
      if (dragged) {
        event.preventDefault();
        event.stopPropagation();
      } else if (node && event.detail && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        event.stopPropagation();
        show(node === focus ? null : node);
      } else if (!node && focus) show(null);
    }, true);

    /* One stop for the Tab key; arrows go to the nearest node that way. */
    function stops() {
      for (const { link } of nodes) link.setAttribute("tabindex", "-1");
      current.link.setAttribute("tabindex", "0");
    }
    const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    svg.addEventListener("keydown", (event) => {
      const way = WAYS[event.key];
      if (event.key === "Escape") {
        show(null);
        look(full);
        find.focus();
      } else if (event.key === " ") {
        event.preventDefault();
        show(current);
      } else if (way) {
        event.preventDefault();
        const [across, down] = way;
        let best = null;
        for (const node of nodes) {
          const [dx, dy] = [node.x - current.x, node.y - current.y];
          const along = dx * across + dy * down;
          const aside = Math.abs(dx * down) + Math.abs(dy * across);
          if (along > 0 && aside <= 2 * along) {
            const far = along + 2 * aside;
            if (!best || far < best.far) best = { node, far };
          }
        }
        if (best) {
          current = best.node;
          stops();
          current.link.focus();
        }
      }
    });
    svg.addEventListener("focusin", (event) => {
      const node = nodes.find(({ link }) => link === event.target);
      if (node) current = node;
    });

    show(null, { quiet: true });
    stops();
    if (scrolls.scrollWidth <= scrolls.clientWidth) scrolls.removeAttribute("tabindex");
    const asked = new URLSearchParams(location.search).get("focus");
    if (asked) {
      const found = nodes.find((node) => node.id === asked);
      if (found) show(found);
      else said.textContent = `Not in this picture: ${asked}`;
    }
  }
});
