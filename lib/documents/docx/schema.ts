const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

const contentTypes = `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/word/document.xml", `${word}.document.main+xml`)}${override("/word/styles.xml", `${word}.styles+xml`)}${override("/word/numbering.xml", `${word}.numbering+xml`)}${override("/word/footer.xml", `${word}.footer+xml`)}${override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`;

const packageRelations = `${declaration}<Relationships xmlns="${packaged}/relationships">${relation("document", `${office}/officeDocument`, "word/document.xml")}${relation("core", `${packaged}/relationships/metadata/core-properties`, "docProps/core.xml")}</Relationships>`;

const documentRelations = `${declaration}<Relationships xmlns="${packaged}/relationships">${relation("styles", `${office}/styles`, "styles.xml")}${relation("numbering", `${office}/numbering`, "numbering.xml")}${relation("footer", `${office}/footer`, "footer.xml")}</Relationships>`;

const numbering = `${declaration}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

type StyleParts = { based?: string; next?: string; paragraph?: string; text?: string };
const style = (id: string, name: string, { based = "Normal", next, paragraph = "", text = "" }: StyleParts) =>
  `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>${id === "Normal" ? "" : `<w:basedOn w:val="${based}"/>`}${next ? `<w:next w:val="${next}"/>` : ""}<w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${text ? `<w:rPr>${text}</w:rPr>` : ""}</w:style>`;
const heading = (level: number, size: number) =>
  style(`Heading${level}`, `heading ${level}`, {
    next: "Normal",
    paragraph: `<w:keepNext/><w:spacing w:before="${400 - level * 60}" w:after="100"/><w:outlineLvl w:val="${level - 1}"/>`,
    text: `<w:b/><w:sz w:val="${size}"/>`,
  });
const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="74777A"/>`;

const styles = `${declaration}<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style("Normal", "Normal", {}),
  style("Title", "Title", {
    next: "Normal",
    paragraph: '<w:keepNext/><w:spacing w:after="240"/>',
    text: '<w:b/><w:sz w:val="36"/>',
  }),
  heading(1, 28),
  heading(2, 24),
  heading(3, 21),
  style("Numbered", "Numbered paragraph", {
    paragraph: '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:ind w:left="680" w:hanging="680"/>',
  }),
  style("ListBullet", "List Bullet", { paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>' }),
  style("Note", "Note", {
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="0A4D5C"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="E1EEF0"/><w:spacing w:before="120" w:after="200"/>`,
  }),
  style("Cell", "Cell", {
    paragraph: '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>',
    text: '<w:sz w:val="19"/>',
  }),
  style("Gap", "Gap", { paragraph: '<w:spacing w:after="0"/>', text: '<w:sz w:val="12"/>' }),
  style("Footer", "footer", { text: '<w:color w:val="434E58"/><w:sz w:val="17"/>' }),
].join(
  "",
)}<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

/** The parts of every document that never change: what it is made of, and how it looks. */
export const fixedParts: [string, string][] = [
  ["[Content_Types].xml", contentTypes],
  ["_rels/.rels", packageRelations],
  ["word/_rels/document.xml.rels", documentRelations],
  ["word/styles.xml", styles],
  ["word/numbering.xml", numbering],
];
