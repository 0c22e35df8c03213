using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EndToEnd.World;

/// <summary>A computer with two sockets: a certificate assistant of its own, whose page pulls this firm's keys out and plugs them in.</summary>
internal sealed class OwnComputer : IAsyncDisposable
{
    private readonly Process _assistant;
    private readonly string _address;
    private readonly string _folder;
    private readonly IPage _window;

    private OwnComputer(Process assistant, string address, string folder, IPage window) =>
        (_assistant, _address, _folder, _window) = (assistant, address, folder, window);

    /// <summary>Sits down there, with these keys plugged in.</summary>
    public static async Task<OwnComputer> SitDownAsync(Visitor visitor, params Token[] keys)
    {
        var folder = Directory.CreateTempSubdirectory("ciac-keys-").FullName;
        foreach (var file in keys.SelectMany(key => Directory.EnumerateFiles(Path.Combine(visitor.Places.Data, "tokens"), Path.ChangeExtension(key.File, ".*"))))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var assistant = Process.Start(Command(visitor.Places, address, folder))!;
        var computer = new OwnComputer(assistant, address, folder, await visitor.NewWindowAsync());
        await computer.UntilOpenAsync();
        await visitor.WithAssistantAtAsync(address);
        return computer;
    }

    public Task UnplugAsync(Token key) => PressAsync(key, "unplug", "plug");

    public Task PlugAsync(Token key) => PressAsync(key, "plug", "unplug");

    public async ValueTask DisposeAsync()
    {
        _assistant.StandardInput.Close();
        await _assistant.WaitForExitAsync();
        _assistant.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PressAsync(Token key, string act, string opposite)
    {
        await _window.GotoAsync(_address);
        await _window.Locator($"form[action='/tokens/{key.File}/{act}'] button").ClickAsync();
        // The page follows the sockets by itself: what stays is what can be done next.
        await Assertions.Expect(_window.Locator($"form[action='/tokens/{key.File}/{opposite}'] button")).ToBeVisibleAsync();
    }

    private async Task UntilOpenAsync()
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await AnswersAsync(http)) await Task.Delay(100, patience.Token);
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(_address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException notYet) when (notYet.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(Places places, string address, string folder)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Places.Repository, "out", "artifacts", "bin", "Ciac.CertificateAssistant", own.Name, "Ciac.CertificateAssistant.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["Assistant__TokenFolder"] = folder;
        start.Environment["Assistant__AllowedOrigins__0"] = places.Portal;
        start.Environment["CIAC_EXIT_WITH_PARENT"] = "1";
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
