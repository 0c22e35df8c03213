namespace Ciac.CertificateAssistant.Tests;

/// <summary>One program with one plugged-in token for all tests of a class that change nothing in it.</summary>
public sealed class SharedAssistant : IAsyncLifetime
{
    public RunningAssistant Assistant { get; private set; } = null!;
    public TestToken Token { get; } = TestToken.Rsa();

    public async Task InitializeAsync()
    {
        Assistant = await RunningAssistant.StartAsync();
        Token.WriteTo(Assistant.Folder, "legal");
    }

    public async Task DisposeAsync() => await Assistant.DisposeAsync();
}
