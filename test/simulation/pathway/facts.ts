/** What can have been said of a citizen, on a day. Days are numbers. */
interface Anything {
  readonly on: number;
  /** What comes into being with it. */
  readonly id?: string;
  /** What it speaks of. */
  readonly of?: readonly string[];
  /** What it speaks of that may have been said for a later day. */
  readonly ofLater?: readonly string[];
}
type At<Is extends string> = Is extends string ? Anything & { readonly is: Is } : never;
type Begins = { readonly id: string };

export type Section = '107' | '85';
export type StayKind = 'ordinary' | 'acute' | 'assessment';
export type HospitalEntry = 'admission' | 'leave-start' | 'leave-end' | 'discharge';

export type Fact =
  | At<'registered' | 'closed' | 'died'>
  | (At<'opened'> & { readonly again: false | 'inquiry' | 'visitation' })
  | (At<'coordinator' | 'known' | 'unknown'> & { readonly who: string })
  | (At<'granted'> & Begins & { readonly section: Section; readonly to: number | null })
  | At<'revoked'>
  | (At<'moved-in'> & Begins & { readonly kind: StayKind; readonly grant: string | null })
  | At<'left'>
  | (At<'plan' | 'replanned'> & { readonly date: number })
  | At<'unplanned' | 'plan-delivered' | 'broken-off'>
  | (At<'extended'> & { readonly through: number })
  | (At<'away'> & Begins)
  | At<'back'>
  | (At<'support'> & Begins & { readonly grant: string })
  | (At<'massive'> & { readonly through: number })
  | At<'support-ended'>
  | (At<'card'> & Begins & { readonly through: number; readonly clips: number })
  | At<'clip' | 'superseded'>
  | (At<'hospital'> & { readonly episode: string; readonly entry: HospitalEntry; readonly annulled: boolean })
  | (At<'expected'> & { readonly episode: string; readonly date: number | null })
  | (At<'ready'> & { readonly episode: string })
  | (At<'handover'> & Begins)
  | (At<'offered'> & Begins & { readonly moved: boolean })
  | At<'met' | 'accepted' | 'declined' | 'completed' | 'given-up'>
  | (At<'consented'> & Begins & { readonly to: number })
  | At<'withdrawn'>;
export type Kind = Fact['is'];
export type Of<Is extends Kind> = Extract<Fact, { readonly is: Is }>;

/** What was said at once: it counts or it does not, as a whole. */
export interface Saying {
  readonly facts: readonly Fact[];
  readonly counts: boolean;
}
