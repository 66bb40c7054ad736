/** Does something with each of many, no more than so many at a time; gives the results in their order. */
export async function someAtATime<Item, Result>(items: readonly Item[], most: number, work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const lane = async (): Promise<void> => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
  return results;
}
