// Opens GraphiQL on this hub's endpoint, with the questions worth asking as its first tabs.
"use strict";

// Kept in this page's memory only, and sent to this hub only.
const field = document.getElementById("token");

function bearer() {
  const token = field.value.trim();
  return token ? { Authorization: `Bearer ${token}` } : {};
}

async function answer(operation, options) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json",
      ...bearer(),
      ...(options && options.headers),
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

async function openConsole() {
  const questions = await (await fetch("/console/questions.json")).json();
  const root = ReactDOM.createRoot(document.getElementById("console"));
  let opened = 0;

  // Anew with another token: the schema is asked for again, and what is written in the tabs stays.
  function open() {
    opened += 1;
    root.render(
      React.createElement(GraphiQL, {
        key: opened,
        fetcher: answer,
        plugins: [GraphiQLPluginExplorer.explorerPlugin()],
        defaultTabs: questions.map(({ query }) => ({ query })),
        defaultEditorToolsVisibility: false,
        inputValueDeprecation: true,
        // A token typed into the headers tab must not outlive the page.
        shouldPersistHeaders: false,
      }),
    );
  }

  field.addEventListener("change", open);
  open();
}

openConsole();
