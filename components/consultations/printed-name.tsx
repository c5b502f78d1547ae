/** Names the text at the foot of each printed page: a style sheet of its own, for no style may stand in the page itself. */
export function PrintedName({ slug, version }: { slug: string; version: number }) {
  return <link rel="stylesheet" media="print" href={`/api/consultations/${slug}/versions/${version}/print`} />;
}
