"""Photographs: whatever a telephone or a scanner makes is printed as it was seen, or refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile

from depliant.content.pictures.photographs import Frame, developed, size_of
from depliant.content.pictures.prepared import prepared
from depliant.errors import InputError, Place

FRAME = Frame(240, 160, 40_000)
HERE = Place("leaflets/x/figures/photo.jpg")


def scene(width: int = 360, height: int = 240, mode: str = "RGB") -> Image.Image:
    """Red above, blue below, with noise: no two rows compress alike."""
    noise = Image.effect_noise((width, height), 40)
    picture = Image.merge("RGB", (noise, noise, noise))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width, height // 3), fill="#d02020")
    draw.rectangle((0, height - height // 3, width, height), fill="#2020d0")
    return picture.convert(mode)


def written(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def shown(data: bytes, frame: Frame = FRAME) -> Image.Image:
    """What is printed of a file, decoded."""
    picture = Image.open(io.BytesIO(developed(data, HERE, frame)))
    picture.load()
    return picture


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Secret Camera"
    found.get_ifd(0x8825)[1] = "N"  # GPS
    return found


def near(one: object, other: tuple[int, ...], most: int = 14) -> bool:
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_photograph_comes_to_the_size_of_its_frame(kind: str) -> None:
    picture = shown(written(scene(960, 640), kind))
    assert picture.size == (240, 160)
    assert near(picture.convert("RGB").getpixel((120, 8)), (0xD0, 0x20, 0x20))


def test_a_small_one_is_not_made_larger() -> None:
    assert shown(written(scene(90, 60), "JPEG")).size == (90, 60)


@pytest.mark.parametrize(("orientation", "size"), [(3, (240, 160)), (6, (107, 160))])
def test_it_is_turned_as_the_camera_was_held_and_says_nothing_else(
    orientation: int, size: tuple[int, int]
) -> None:
    data = written(scene(), "JPEG", exif=exif(orientation), comment=b"12 rue Cachee")
    assert b"Secret" in data
    printed = developed(data, HERE, FRAME)
    assert not any(word in printed for word in (b"Secret", b"Exif", b"Cachee", b"ICC_PROFILE"))
    picture = Image.open(io.BytesIO(printed))
    assert picture.size == size
    place = (120, 152) if orientation == 3 else (104, 80)  # the top, turned by 180 and by 90
    assert near(picture.getpixel(place), (0xD0, 0x20, 0x20))


def test_broken_metadata_does_not_spoil_a_photograph() -> None:
    data = written(scene(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7f")
    assert shown(data).size == (240, 160)


def test_sixteen_bits_are_not_all_white() -> None:
    wide = Image.new("I;16", (40, 40), 0x4000)
    picture = shown(written(wide, "PNG"))
    assert picture.mode == "L"
    assert picture.getpixel((5, 5)) == 0x40


def cmyk() -> bytes:
    return written(scene(mode="CMYK"), "JPEG")


def palette() -> bytes:
    return written(scene(300, 200).quantize(64), "PNG")


def grey() -> bytes:
    return written(scene(mode="L"), "JPEG")


def one_bit() -> bytes:
    return written(scene(mode="1"), "PNG")


@pytest.mark.parametrize("make", [cmyk, palette, grey, one_bit])
def test_every_kind_of_colour_becomes_grey_or_rgb(make: Callable[[], bytes]) -> None:
    picture = shown(make())
    assert picture.mode in ("L", "RGB", "P")
    if make in (cmyk, palette):
        assert near(picture.convert("RGB").getpixel((20, 10)), (0xD0, 0x20, 0x20), 24)


def test_a_profile_is_obeyed_and_not_kept() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    swapped = written(scene(), "JPEG", icc_profile=lab.tobytes())  # a profile for other colours
    assert near(shown(swapped).getpixel((20, 10)), (0xD0, 0x20, 0x20))
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    printed = developed(written(scene(), "PNG", icc_profile=plain.tobytes()), HERE, FRAME)
    assert b"iCCP" not in printed


def test_what_can_be_seen_through_stays_so() -> None:
    glass = scene(60, 40, "RGBA")
    glass.putalpha(Image.linear_gradient("L").resize((60, 40)))
    assert shown(written(glass, "PNG")).mode == "RGBA"
    glass.putalpha(255)
    assert shown(written(glass, "PNG")).mode == "RGB"


def test_a_heavy_glass_one_stands_on_white() -> None:
    glass = scene(240, 160, "RGBA")
    glass.putalpha(Image.linear_gradient("L").resize((240, 160)))
    picture = shown(written(glass, "PNG"), Frame(240, 160, 9_000))
    assert picture.format == "JPEG"
    assert near(picture.getpixel((5, 2)), (255, 255, 255))


@pytest.mark.parametrize("most", [9_000, 20_000, 60_000])
def test_it_takes_no_more_than_its_share_of_a_file(most: int) -> None:
    data = written(scene(1800, 1200), "JPEG", quality=98)
    assert len(data) > 10 * most
    assert len(developed(data, HERE, Frame(300, 200, most))) <= most


def test_a_screen_shot_stays_sharp() -> None:
    picture = Image.new("RGB", (500, 300), "white")
    ImageDraw.Draw(picture).line((0, 0, 500, 300), fill="black", width=3)
    assert shown(written(picture, "PNG")).format == "PNG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_file_is_refused_whatever_the_engine_told_pillow(
    kind: str, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # the engine does
    data = written(scene(), kind)
    with pytest.raises(InputError, match=r"photo.jpg: The \w+ is cut short or damaged"):
        developed(data[: int(share * len(data))], HERE, FRAME)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    frames = [scene(30, 20), scene(30, 20).rotate(90)]
    data = written(frames[0], kind, save_all=True, append_images=frames[1:], duration=90)
    with pytest.raises(InputError, match="The picture moves"):
        developed(data, HERE, FRAME)


@pytest.mark.parametrize(
    ("data", "said", "remedy"),
    [
        (written(scene(9, 9), "GIF"), "a GIF", "save it as PNG"),
        (written(scene(9, 9), "TIFF"), "a TIFF", "save it as PNG"),
        (written(scene(9, 9), "BMP"), "a BMP", "save it as PNG"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(90), "a HEIC", "JPEG"),
        (b"%PDF-1.7\n", "a PDF", "SVG"),
        (b"\x1f\x8b\x08\x00", "a SVGZ", "not compressed"),
        (b"", "not a picture", "JPEG"),
        (b"bonjour", "not a picture", "JPEG"),
    ],
)
def test_other_kinds_are_refused_by_name(data: bytes, said: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        prepared(data, HERE, {}, FRAME)
    assert said in str(caught.value)
    assert remedy in str(caught.value)


def test_the_name_of_a_file_does_not_matter() -> None:
    printed = prepared(written(scene(), "PNG"), Place("x.jpg"), {}, FRAME)
    assert size_of(printed) == (240, 160)


def test_the_same_bytes_make_the_same_bytes(tmp_path: Path) -> None:
    data = written(scene(), "WEBP")
    assert developed(data, HERE, FRAME) == developed(bytes(bytearray(data)), HERE, FRAME)
