import { type Renderer } from '../channel.js';
import { type Uuid } from '#kernel';

/** A letter, in Danish: that there is something to read, and where. Nothing of whom or what. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** @param linkTo where the partner reads an advisory, once it has shown who it is */
export function letterRenderer(linkTo: (advisoryId: Uuid) => string): Renderer<Letter> {
  return {
    render: ({ advisoryId }) => Promise.resolve({ is: 'rendered', content: letterAbout(linkTo(advisoryId)) }),
  };
}

function letterAbout(link: string): Letter {
  return {
    subject: 'Der er et nyt advis til jer',
    text: [
      'Hej',
      '',
      'Der er et nyt advis til jer fra kommunen. Log ind for at læse det:',
      '',
      link,
      '',
      'Af hensyn til fortroligheden står der ikke mere i denne mail. Den er sendt automatisk og kan ikke besvares.',
      '',
    ].join('\n'),
  };
}
