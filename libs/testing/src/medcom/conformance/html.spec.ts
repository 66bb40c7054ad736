import { describe, expect, it } from '@jest/globals';
import { htmlProblem } from './html.js';

const div = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;

describe('the XHTML of a narrative', () => {
  it.each([
    div('something'),
    div('<p title="the one on top">something</p>'),
    div('<p class="a">one &amp; two<br/>three &lt; four</p><table><tr><td>x</td></tr></table>'),
    div('<!-- a remark --><img src="#picture" alt="a picture"/>'),
    div("<a href='https://example.org/?a=1&amp;b=2'>there</a>"),
  ])('%s is one', (text) => expect(htmlProblem(text)).toBeUndefined());

  it.each([
    ['something', 'no outermost div'],
    [`before ${div('something')}`, 'does not begin with a div'],
    [`${div('something')} after`, 'follows'],
    ['<p>something</p>', 'does not begin with a div'],
    [div(' '), 'says nothing'],
    [div('<p>half'), 'closed'],
    [div('<b><i>crossed</b></i>'), 'closed'],
    [div('x') + div('y'), 'follows'],
    [div('<script>run()</script>'), 'script'],
    [div('<p onclick="run()">x</p>'), 'attribute'],
    [div('one & two'), 'well-formed'],
    [div('one < two'), 'well-formed'],
    [div('<p class=a>x</p>'), 'closed'],
  ])('%s is none: %s', (text, problem) => expect(htmlProblem(text)).toContain(problem));
});
