// The library page in the browser: what is too large is refused before it is read and sent, and
// a file dropped beside the zone lands in it instead of replacing the page and what was typed.
(function () {
  const most = () => Number(document.getElementById("library-drop").dataset.most);
  const inPage = () => document.getElementById("library-drop") !== null;
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

  function tell(sentence) {
    const props = { children: sentence, role: "alert", className: "notice notice-error" };
    const children = { type: "P", namespace: "dash_html_components", props };
    window.dash_clientside.set_props("library-message", { children });
  }

  function megabytes(bytes) {
    return (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 }) + " MB";
  }

  function complaint(name, bytes) {
    return (
      `${name}: ${megabytes(bytes)} is more than the limit of ${megabytes(most())}; ` +
      "to allow it, set ARGMAP_MAX_BYTES higher in the environment of the server"
    );
  }

  // Returns whether the files were refused; says why.
  function refused(files) {
    if (files.length > 1) {
      tell(`${files.length} files were dropped; drop one file at a time`);
      return true;
    }
    const large = [...files].find((file) => file.size > most());
    if (large) tell(complaint(large.name, large.size));
    return Boolean(large);
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  document.addEventListener(
    "dragover",
    (event) => {
      if (inPage() && holdsFiles(event)) event.preventDefault();
    },
    true,
  );

  document.addEventListener(
    "drop",
    (event) => {
      if (!inPage() || !holdsFiles(event)) return;
      if (refused(event.dataTransfer.files)) {
        stop(event);
      } else if (!event.target.closest("#library-drop")) {
        stop(event);
        const input = document.querySelector("#library-drop input[type=file]");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
    true,
  );

  document.addEventListener(
    "change",
    (event) => {
      const input = event.target;
      if (!input.matches?.("#library-drop input[type=file]") || !refused(input.files)) return;
      stop(event);
      input.value = "";
    },
    true,
  );

  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.("#library-read")) return;
      const size = new Blob([document.getElementById("library-pasted").value]).size;
      if (size <= most()) return;
      stop(event);
      tell(complaint("pasted text", size));
    },
    true,
  );
})();
