// Opens GraphiQL on this hub's endpoint, with the questions worth asking as its first tabs.
"use strict";

async function answer(operation, options) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json",
      ...(options && options.headers),
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

async function openConsole() {
  const questions = await (await fetch("/console/questions.json")).json();
  const element = React.createElement(GraphiQL, {
    fetcher: answer,
    plugins: [GraphiQLPluginExplorer.explorerPlugin()],
    defaultTabs: questions.map(({ query }) => ({ query })),
    defaultEditorToolsVisibility: false,
    inputValueDeprecation: true,
    // A token typed into the headers tab must not outlive the page.
    shouldPersistHeaders: false,
  });
  ReactDOM.createRoot(document.getElementById("console")).render(element);
}

openConsole();
