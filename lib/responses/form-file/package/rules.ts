const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const officeTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageTypes = "http://schemas.openxmlformats.org/package/2006";

const contentTypes = `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${officeTypes}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${officeTypes}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${officeTypes}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const rootRelations = `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packageTypes}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const documentRelations = `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/settings" Target="settings.xml"/></Relationships>`;

const settings = `${head}<w:settings xmlns:w="${w}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`;

type Style = { id: string; name: string; paragraph?: string; run?: string };

/** Sizes in half points, spaces in twentieths of a point. */
const paragraphStyles: Style[] = [
  { id: "Title", name: "Title", paragraph: '<w:spacing w:after="120"/>', run: '<w:b/><w:sz w:val="44"/>' },
  {
    id: "Heading1",
    name: "heading 1",
    paragraph: '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
    run: '<w:b/><w:sz w:val="30"/>',
  },
  {
    id: "Heading2",
    name: "heading 2",
    paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/>',
    run: '<w:b/><w:sz w:val="25"/>',
  },
  { id: "Note", name: "Note", run: '<w:color w:val="404A54"/><w:sz w:val="20"/>' },
  {
    id: "HeaderCell",
    name: "Header cell",
    paragraph: '<w:keepNext/><w:spacing w:before="40" w:after="40"/>',
    run: "<w:b/>",
  },
  { id: "LabelCell", name: "Label cell", paragraph: '<w:spacing w:before="40" w:after="40"/>' },
  { id: "Answer", name: "Answer", paragraph: '<w:spacing w:before="40" w:after="40"/>' },
  {
    id: "Tick",
    name: "Tick",
    paragraph: '<w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>',
    run: '<w:sz w:val="28"/>',
  },
  { id: "Gap", name: "Gap", paragraph: '<w:spacing w:after="0"/>', run: '<w:sz w:val="16"/>' },
];

const border = (side: string) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="5B6670"/>`;
const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("");

const styles = `${head}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${paragraphStyles
  .map(
    ({ id, name, paragraph, run }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${run ? `<w:rPr>${run}</w:rPr>` : ""}</w:style>`,
  )
  .join(
    "",
  )}<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Form"><w:name w:val="Form"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style></w:styles>`;

/** The files of a DOCX around its text (ECMA-376), without a date, an author or a program's name. `title` must be safe for XML. */
export const packageOf = (documentXml: string, title: string): Record<string, string> => ({
  "[Content_Types].xml": contentTypes,
  "_rels/.rels": rootRelations,
  "docProps/core.xml": `${head}<cp:coreProperties xmlns:cp="${packageTypes}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`,
  "word/document.xml": documentXml,
  "word/_rels/document.xml.rels": documentRelations,
  "word/styles.xml": styles,
  "word/settings.xml": settings,
});
