using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using Summarizer.Documents.Packages;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Slides;

/// <summary>Text of a presentation, slide by slide: the title first, then the other shapes in reading order. Speaker notes, hidden slides and pictures are counted.</summary>
internal static class SlidesText
{
    /// <exception cref="DocumentException">It is too long, has no text, or is no presentation.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var stream = new MemoryStream(Package.Check(content, limits).ToArray(), writable: false);
        using var file = PresentationDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = limits.MaxUnpackedBytes });
        var show = file.PresentationPart
            ?? throw new DocumentException(DocumentError.Malformed, "The archive is no presentation: it has no main part. Send it with the Content-Type of what it is.");
        var text = new TextAssembler(limits);
        var number = 0;
        foreach (var id in show.Presentation?.SlideIdList?.Elements<SlideId>() ?? [])
        {
            if (id.RelationshipId?.Value is not { } relation || !show.TryGetPartById(relation, out var part) || part is not SlidePart slide)
            {
                continue;
            }

            text.Page = ++number;
            if (slide.Slide?.Show.Known() == false)
            {
                text.LeftOut.Add(LeftOutKinds.HiddenSlide);
                continue;
            }

            new SlideWalker(text, slide).Walk();
        }

        return text.ToDocument(FileFormat.Pptx, file.PackageProperties.Title, number);
    }
}
