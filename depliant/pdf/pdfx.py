"""PDF/X-4: how a file says for which press it was made (ISO 15930-7; ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name

from depliant.content.content import Content

_PDFXID = "http://www.npes.org/pdfx/ns/id/"  # the namespace in which a file names its PDF/X


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
    _describe(file, content, file_id)
    day = f"D:{content.identity.written:%Y%m%d}000000Z"
    for key, value in (("/CreationDate", day), ("/ModDate", day)):
        file.docinfo[key] = value
    file.docinfo["/Title"] = content.title
    file.docinfo["/Trapped"] = Name("/False")


def _describe(file: pikepdf.Pdf, content: Content, file_id: uuid.UUID) -> None:
    """The metadata (XMP, ISO 16684-1) in the place of those that the pages brought."""
    if "/Metadata" in file.Root:
        del file.Root.Metadata
    date = f"{content.identity.written.isoformat()}T00:00:00Z"
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said.register_xml_namespace(_PDFXID, "pdfxid")
        said["dc:title"] = content.title
        for moment in ("CreateDate", "ModifyDate", "MetadataDate"):
            said[f"xmp:{moment}"] = date
        said["xmpMM:DocumentID"] = f"uuid:{file_id}"
        said["xmpMM:RenditionClass"] = "default"
        said["xmpMM:VersionID"] = content.identity.version
        said["pdf:Trapped"] = "False"
        said["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
