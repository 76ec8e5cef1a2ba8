/** Monaco checks and completes in workers; ours are files beside the page, not blobs and not a CDN. */
const FILES: Readonly<Record<string, string>> = {
  json: '/ide/json.worker.js',
  graphql: '/ide/graphql.worker.js',
};

const environment = {
  getWorker: (_id: string, label: string) => new Worker(FILES[label] ?? '/ide/editor.worker.js'),
};

Object.assign(globalThis, { MonacoEnvironment: environment });

export {};
