import { useEffect, useState } from 'react';
import type { SignedIn } from './server';
import { session } from './session';
import { goToProvider, signOutUrl } from './sign-in';
import type { SignInSettings } from './sign-in';

/** The longest time a browser's timer can count. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

export interface SignInOffer {
  /** Null while the provider does not answer. */
  readonly settings: SignInSettings | null;
  /** Who came back from the provider with this page. */
  readonly firstUser: SignedIn | null;
}

/** Keeps who has signed in until their token expires or they sign out. */
export function useSignIn(offer: SignInOffer | null, onFailure: (error: unknown) => void) {
  const [user, setUser] = useState(offer?.firstUser ?? null);
  const [hasEnded, setHasEnded] = useState(false);

  useEffect(() => {
    if (user === null) return undefined;
    const end = () => {
      session.token = null;
      setUser(null);
      setHasEnded(true);
    };
    const left = user.expiresAt.getTime() - Date.now();
    const timer = setTimeout(end, Math.min(Math.max(left, 0), LONGEST_TIMER_MILLISECONDS));
    return () => clearTimeout(timer);
  }, [user]);

  if (offer === null) return null;
  const { settings } = offer;
  return {
    user,
    hasEnded,
    isAvailable: settings !== null,
    onSignIn: () => {
      if (settings !== null) goToProvider(settings).catch(onFailure);
    },
    /** Forgets the token here, then ends the session at the provider, where it has a page for that. */
    onSignOut: () => {
      session.token = null;
      setUser(null);
      const url = settings && signOutUrl(settings);
      if (url) location.assign(url);
    },
  };
}
