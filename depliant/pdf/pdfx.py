"""PDF/X-4: how a file says for which press it was made (ISO 15930-7; ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import uuid
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from depliant.content.content import Content

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>{version}</xmpMM:VersionID>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def identify(
    file: pikepdf.Pdf, profile: bytes, condition: str, content: Content, file_id: uuid.UUID
) -> None:
    """Write the output intent with its ICC profile, and the metadata that PDF/X-4 asks for."""
    intent = file.make_stream(profile)
    intent.N = 4
    file.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=condition,
                Info=condition,
                DestOutputProfile=intent,
            )
        ]
    )
    identity = content.identity
    text = _METADATA.format(
        title=escape(content.title),
        date=f"{identity.written.isoformat()}T00:00:00Z",
        id=file_id,
        version=escape(identity.version),
    )
    metadata = file.make_stream(text.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    file.Root.Metadata = metadata
    day = f"D:{identity.written:%Y%m%d}000000Z"
    for key, value in (("/CreationDate", day), ("/ModDate", day)):
        file.docinfo[key] = value
    file.docinfo["/Title"] = content.title
    file.docinfo["/Trapped"] = Name("/False")
