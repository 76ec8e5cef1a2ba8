import { useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import type { GraphiQLProps } from 'graphiql';
import { useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Example, Identity } from './server';
import { fetchToken } from './server';
import { createFetcher, session } from './session';
import { tabStorage } from './tab-storage';
import { SignInError } from './sign-in';
import { TopBar } from './top-bar';
import type { Failure } from './top-bar';
import { useSignIn } from './use-sign-in';
import type { SignInOffer } from './use-sign-in';
import { rememberLanguage } from './words';
import type { Language } from './words';

/** What GraphiQL's provider tells when a tab is opened or edited. */
type TabsState = Parameters<NonNullable<GraphiQLProps['onTabChange']>>[0];

/** Where GraphiQL keeps the tabs that were open. */
const TAB_STATE = 'graphiql:tabState';

interface AppProps {
  readonly examples: readonly Example[];
  readonly identities: readonly Identity[];
  readonly firstIdentity: string;
  readonly firstLanguage: Language;
  /** Present where people sign in with an identity provider. */
  readonly signInOffer: SignInOffer | null;
  readonly firstFailure: Failure | null;
  /** Where the bar is drawn, above GraphiQL. */
  readonly bar: HTMLElement;
}

/** GraphiQL with the examples as tabs, below a bar that says who asks and in which language. */
export function App({
  examples,
  identities,
  firstIdentity,
  firstLanguage,
  bar,
  ...rest
}: AppProps) {
  const [identity, setIdentity] = useState(firstIdentity);
  const [language, setLanguage] = useState(firstLanguage);
  const [failure, setFailure] = useState(rest.firstFailure);
  const signIn = useSignIn(rest.signInOffer, (error) => setFailure(failureOf(error)));
  const fetcher = useMemo(createFetcher, []);
  const storage = useMemo(() => tabStorage(examples), [examples]);
  const tabs = useMemo(
    () => examples.map(({ query, variables }) => ({ query, variables: variables ?? '' })),
    [examples],
  );

  const openTab = useRef<string | null>(null);
  /** GraphiQL fills the editor of the first tab with its query, but not with its variables. */
  const firstVariables = useMemo(
    () => (storage.getItem(TAB_STATE) === null ? (examples[0]?.variables ?? undefined) : undefined),
    [storage, examples],
  );

  /** An example that is opened, and was not changed, is asked by whom it is meant for. */
  function onTabChange({ tabs: open, activeTabIndex }: TabsState): void {
    const tab = open[activeTabIndex];
    if (tab === undefined || tab.id === openTab.current) return;
    openTab.current = tab.id;
    const runAs = examples.find(({ query }) => query === tab.query)?.runAs;
    if (identities.some(({ id }) => id === runAs)) void actAs(runAs ?? '');
  }

  async function actAs(id: string): Promise<void> {
    try {
      session.token = id === '' ? null : await fetchToken(id);
      setIdentity(id);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  function speak(next: Language): void {
    session.language = next;
    rememberLanguage(next);
    document.documentElement.lang = next;
    setLanguage(next);
  }

  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      initialVariables={firstVariables}
      onTabChange={onTabChange}
      defaultTabs={tabs.length > 0 ? tabs : undefined}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <Portal
          bar={bar}
          {...{ examples, identities, identity, language, failure, signIn }}
          onIdentity={(id) => void actAs(id)}
          onLanguage={speak}
        />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

/** What the bar says about an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SignInError) return { text: error.text, detail: error.detail };
  return { text: null, detail: error instanceof Error ? error.message : String(error) };
}

type PortalProps = Omit<Parameters<typeof TopBar>[0], 'onToken'> & { readonly bar: HTMLElement };

/** Stands inside GraphiQL, so that it may open tabs and read the schema again, and draws into the bar. */
function Portal({ bar, ...props }: PortalProps) {
  const { introspect } = useGraphiQLActions();
  const useToken = (token: string) => {
    session.token = token === '' ? null : token;
    void introspect();
  };
  return createPortal(<TopBar {...props} onToken={useToken} />, bar);
}
