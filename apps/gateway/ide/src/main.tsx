import './workers';
import 'graphiql/style.css';
import './ide.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { fetchExamples, fetchIdentities, fetchToken } from './server';
import { session } from './session';
import { initialLanguage } from './words';

async function start(): Promise<void> {
  const bar = document.getElementById('bar');
  const page = document.getElementById('ide');
  if (bar === null || page === null) throw new Error('The page has no place for the IDE.');
  const [examples, identities] = await Promise.all([fetchExamples(), fetchIdentities()]);

  session.language = initialLanguage();
  document.documentElement.lang = session.language;
  const firstIdentity = identities.find(({ id }) => id === examples[0]?.runAs)?.id ?? '';
  if (firstIdentity !== '') session.token = await fetchToken(firstIdentity);

  const props = { examples, identities, firstIdentity, firstLanguage: session.language, bar };
  createRoot(page).render(<App {...props} />);
}

start().catch((error: unknown) => {
  document.body.textContent = `The IDE cannot start. IDE 无法启动。 ${String(error)}`;
});
