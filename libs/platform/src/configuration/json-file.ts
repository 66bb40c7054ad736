import { readFile } from 'node:fs/promises';
import { type z } from 'zod';
import { BadConfiguration } from './bad-configuration.js';
import { type VariableName } from './variables.js';

/**
 * Reads a JSON file that a variable names.
 * @param shape what it must hold, for whoever wrote it
 * @throws BadConfiguration when it cannot be read, or holds something else; no value of it is repeated
 */
export async function readJsonFile<Content>(variable: VariableName, file: string, schema: z.ZodType<Content>, shape: string): Promise<Content> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new BadConfiguration([{ variable, problem: 'must name a JSON file that can be read' }]);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').slice(0, 5);
  throw new BadConfiguration([{ variable, problem: `must name a JSON file ${shape}; wrong: ${where.join(', ')}` }]);
}
