import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { type DescribedEvent, type DescribedPart } from '#domain/glossary-page.js';

/** Reads everything below a folder: the events defined there, folder by folder, each with the first sentence of its comment. */
export function describedEvents(root: string): readonly DescribedPart[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const parts = [...new Set(files.map((file) => dirname(file)))].sort();
  return parts
    .map((part) => {
      const here = files.filter((file) => dirname(file) === part).sort();
      return { part, events: here.flatMap((file) => eventsIn(join(root, file))) };
    })
    .filter(({ events }) => events.length > 0);
}

/** The events that a file defines. */
export function eventsIn(file: string): readonly DescribedEvent[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ initializer }) => {
      if (!initializer || !ts.isCallExpression(initializer) || initializer.expression.getText() !== 'event') return [];
      const [type] = initializer.arguments;
      if (!type || !ts.isStringLiteral(type)) return [];
      return [{ type: type.text, meaning: firstSentenceOf(statement) ?? inWords(type.text) }];
    });
  });
}

function firstSentenceOf(statement: ts.Statement): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment)?.replaceAll(/\s+/g, ' ').trim();
  return text === undefined || text === '' ? undefined : (/^.*?[.;:](?= |$)/.exec(text)?.[0] ?? text).replace(/[;:]$/, '.');
}

/** An event whose name says it all: its name in words. */
function inWords(type: string): string {
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
