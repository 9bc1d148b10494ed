// Draws the parts of a page that are only read (argmap/show/plain.py): elements and text, made of
// the JSON in `data-plain`. What is there already is changed in place, so that focus, what is open
// and the place on the page stay.
(() => {
  const drawn = new WeakMap();

  function dress(element, attributes) {
    for (const { name } of [...element.attributes]) {
      if (!(name in attributes) && name !== "open") element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "style") {
        element.style.cssText = ""; // what it was before may have had others
        for (const [what, how] of Object.entries(value)) {
          if (what.startsWith("--")) element.style.setProperty(what, how);
          else element.style[what] = how;
        }
      } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  const fits = (element, [tag, attributes]) =>
    element?.localName === tag &&
    element.id === (attributes.id ?? "") &&
    (element.dataset.key ?? "") === (attributes["data-key"] ?? "");

  function put(parent, before, node) {
    if (before) before.replaceWith(node);
    else parent.append(node);
  }

  function fill(parent, nodes) {
    const before = [...parent.childNodes];
    nodes.forEach((node, place) => {
      const old = before[place];
      if (typeof node === "string") {
        if (old?.nodeType !== Node.TEXT_NODE) put(parent, old, document.createTextNode(node));
        else if (old.data !== node) old.data = node;
        return;
      }
      const [tag, attributes, ...children] = node;
      const element = fits(old, node) ? old : document.createElement(tag);
      dress(element, attributes);
      fill(element, children);
      if (element !== old) put(parent, old, element);
    });
    before.slice(nodes.length).forEach((node) => node.remove());
  }

  function draw(element) {
    const { plain } = element.dataset;
    if (plain === undefined || drawn.get(element) === plain) return;
    drawn.set(element, plain);
    fill(element, JSON.parse(plain));
  }

  function look(root) {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    draw(root);
    root.querySelectorAll("[data-plain]").forEach(draw);
  }

  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") draw(target);
      else addedNodes.forEach(look);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-plain"] });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-press]");
    if (button) {
      const { press, to } = button.dataset;
      window.dash_clientside.set_props(to, { data: { value: press, at: Date.now() } });
      return;
    }
    const link = event.target.closest?.("a[data-inside]");
    const other = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || other) return;
    event.preventDefault(); // the app leads there itself, as its own links do
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  });
})();
