using static Ciac.Core.Tests.World.JpegBytes;

namespace Ciac.Core.Tests.Certificates;

/// <summary>Uploads as an attacker makes them. The picture itself is drawn by the flow's tests with an independent program.</summary>
public sealed class JpegScanTests
{
    [Fact]
    public void A_plain_picture_stays_as_it_is()
    {
        var read = JpegScan.Read(Plain)!;
        Assert.Equal((800, 600), (read.Width, read.Height));
        Assert.Equal(Plain, read.Content);
    }

    [Fact]
    [Trait("Case", "A-31")]
    public void Application_data_and_comments_are_left_out()
    {
        byte[] dressed = [0xFF, 0xD8, .. Segment(0xE1, "Exif\0\0GPS"u8.ToArray()), .. Segment(0xFE, "<script>"u8.ToArray()), .. Plain[2..]];
        Assert.Equal(Plain, JpegScan.Read(dressed)!.Content);
    }

    [Fact]
    public void What_a_camera_writes_behind_its_picture_is_dropped()
    {
        byte[] shot = [.. Plain, .. Plain, 0x50, 0x4B, 0x03, 0x04];
        Assert.Equal(Plain, JpegScan.ReadFirst(shot)!.Content);
        Assert.Null(JpegScan.ReadFirst(Plain.AsSpan(..^2)));
    }

    public static TheoryData<string, byte[]> Bad { get; } = new()
    {
        { "nothing", [] },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
        { "HTML", "<html></html>"u8.ToArray() },
        { "only a beginning", Plain[..^2] },
        { "a ZIP behind the end", [.. Plain, 0x50, 0x4B, 0x03, 0x04] },
        { "one byte behind the end", [.. Plain, 0] },
        { "two pictures", [.. Plain, .. Plain] },
        { "a bomb by its header", Picture(Frame(65500, 65500)) },
        { "long and thin", Picture(Frame(8001, 300)) },
        { "a dot", Picture(Frame(1, 1)) },
        { "no frame", Picture([]) },
        { "two frames", Picture([.. Frame(800, 600), .. Frame(800, 600)]) },
        { "four components", Picture(Frame(800, 600, components: 4)) },
        { "twelve bits", Picture(Frame(800, 600, precision: 12)) },
        { "lossless", Picture([0xFF, 0xC3, .. Frame(800, 600)[2..]]) },
        { "arithmetic coding", Picture([.. Segment(0xCC, [0, 0]), .. Frame(800, 600)]) },
        { "lines defined later", Picture([.. Frame(800, 600), .. Segment(0xDC, [2, 0])]) },
        { "no scan", [0xFF, 0xD8, .. Quantisation, .. Frame(800, 600), 0xFF, 0xD9] },
        { "hundreds of scans", [.. Plain[..^2], .. Enumerable.Repeat(Scan, 200).SelectMany(s => s), 0xFF, 0xD9] },
        { "a segment longer than the file", [0xFF, 0xD8, 0xFF, 0xDB, 0xFF, 0xFF, 0x00] },
        { "a segment of length one", [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x01, 0x00] },
        { "an empty scan", [0xFF, 0xD8, .. Frame(800, 600), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0xFF, 0xD9] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    [Trait("Case", "A-31")]
    [Trait("Case", "A-32")]
    public void Everything_else_is_refused(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.Null(JpegScan.Read(file));
    }

    [Fact]
    public void No_cut_and_no_changed_byte_makes_it_fail_otherwise_than_by_refusing()
    {
        for (var at = 0; at < Plain.Length; at++)
        {
            JpegScan.Read(Plain.AsSpan(0, at));
            var changed = (byte[])Plain.Clone();
            changed[at] ^= 0xFF;
            JpegScan.Read(changed);
        }
    }
}
