"""What a PDF says of itself: print hints, and that it is both PDF/A-3a and PDF/UA-1.

The engine writes one variant at a time; administrations want both. A finisher adds to the
metadata the two blocks that identify PDF/UA part 1 (ISO 14289-1, clause 5): the part, and the
PDF/A extension schema that explains the property to a PDF/A reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from depliant.formats.format import Format
from depliant.typeset.finish.gradients import as_shadings
from depliant.typeset.finish.tags import mend

_UA_PART = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
"""
_UA_SCHEMA = b"""<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
DUPLEX = {"short-edge": "/DuplexFlipShortEdge", "long-edge": "/DuplexFlipLongEdge"}


def finisher(format_: Format) -> Callable[[Any, Any], None]:
    """The last touch on a typeset PDF, before its bytes are written."""

    def finish(_document: Any, pdf: Any) -> None:
        mend(pdf)
        as_shadings(pdf)
        if format_.road == "screen":
            _identify_as_ua(pdf)
            pdf.catalog["ViewerPreferences"] = "<< /DisplayDocTitle true >>"
        elif not format_.imposed:
            pdf.catalog["ViewerPreferences"] = print_hints(format_)

    return finish


def print_hints(format_: Format) -> str:
    """The viewer preferences of a paper: not scaled, and which edge to flip on."""
    duplex = f" /Duplex {DUPLEX[format_.duplex]}" if format_.duplex else ""
    return f"<< /DisplayDocTitle true /PrintScaling /None{duplex} >>"


def _identify_as_ua(pdf: Any) -> None:
    reference = pdf.catalog["Metadata"]
    number = int(
        reference.split()[0] if isinstance(reference, bytes) else str(reference).split()[0]
    )
    metadata = next(item for item in pdf.objects if item.number == number)
    text = metadata.stream[0]
    metadata.stream[0] = text.replace(b"</rdf:RDF>", _UA_PART + _UA_SCHEMA + b"</rdf:RDF>")
