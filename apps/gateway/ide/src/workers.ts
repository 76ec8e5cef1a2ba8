/** Monaco checks and completes in workers; ours are files beside the page, not blobs and not a CDN. */
const FILES: Readonly<Record<string, string>> = {
  json: '/ide/json.worker.js',
  graphql: '/ide/graphql.worker.js',
};

declare global {
  var MonacoEnvironment: { getWorker(id: string, label: string): Worker } | undefined;
}

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(FILES[label] ?? '/ide/editor.worker.js'),
};
