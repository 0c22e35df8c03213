using Ciac.CertificateAssistant.Tokens;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ciac.CertificateAssistant.Tests.Tokens;

public sealed class PinTriesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tries-");

    [Fact]
    public void Try_under_way_is_not_shown_but_counts_for_the_next_run()
    {
        var token = Path.Combine(_folder.FullName, "legal.p12");
        File.WriteAllText(token, "a token");
        var tries = new PinTries(NullLogger<PinTries>.Instance);

        tries.Begin(token, 5);
        Assert.Equal(5, tries.Left(token));
        Assert.Equal(4, new PinTries(NullLogger<PinTries>.Instance).Left(token));

        tries.Finish(token, 4);
        Assert.Equal(4, tries.Left(token));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
