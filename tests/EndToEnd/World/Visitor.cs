namespace EndToEnd.World;

/// <summary>A person at a browser of their own. Whatever the browser complains about is kept and judged at the end.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const float Patience = 60_000;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, Places places)
    {
        (_context, Page, Places) = (context, page, places);
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public Places Places { get; }

    /// <summary>Errors of the console and of scripts, refusals of the content policy among them.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> ComeAsync(IBrowser browser, Places places, Looks looks)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = looks.Secure ? places.SecurePortal : places.Portal,
            IgnoreHTTPSErrors = looks.Secure,
            Locale = looks.Language,
            TimezoneId = "Asia/Shanghai",
            ColorScheme = looks.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = looks.Width, Height = 800 },
            JavaScriptEnabled = looks.Scripts,
            StorageState = looks.Session,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync(), places);
    }

    /// <summary>As on a computer where the assistant is not started: nobody answers at its address.</summary>
    public Task WithoutAssistantAsync() => _context.RouteAsync($"{Places.AssistantAddress}/**", route => route.AbortAsync("connectionrefused"));

    public Task WithAssistantAsync() => _context.UnrouteAsync($"{Places.AssistantAddress}/**");

    /// <summary>At another computer: what the page asks its assistant is answered by the one there.</summary>
    public Task WithAssistantAtAsync(string address) => _context.RouteAsync(
        $"{Places.AssistantAddress}/**", route => route.ContinueAsync(new() { Url = address + new Uri(route.Request.Url).PathAndQuery }));

    /// <summary>One more window of the same browser.</summary>
    public Task<IPage> NewWindowAsync() => _context.NewPageAsync();

    /// <summary>A complaint that belongs to what the test itself did.</summary>
    public void ForgetComplaints(string about) => _complaints.RemoveAll(c => c.Contains(about, StringComparison.Ordinal));

    public Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => _context.CookiesAsync();

    public Task<string> SessionAsync() => _context.StorageStateAsync();

    /// <summary>What a person without scripts does while a page says that something is being prepared.</summary>
    public async Task ReloadUntilAsync(string path, string there)
    {
        using var patience = new CancellationTokenSource((int)Patience);
        while (!Page.Url.Contains(there, StringComparison.Ordinal))
        {
            patience.Token.ThrowIfCancellationRequested();
            await GoAsync(path);
        }
    }

    /// <summary>A list that another part of the system fills.</summary>
    public async Task ReloadUntilSeenAsync(string path, string text)
    {
        using var patience = new CancellationTokenSource((int)Patience);
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await GoAsync(path);
        }
        while (!(await TextAsync()).Contains(text, StringComparison.Ordinal));
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public Task UntilAtAsync(string pattern) => UntilAtAsync(Page, new System.Text.RegularExpressions.Regex(pattern));

    // The address is looked at again and again: a wait for the navigation itself misses one that comes just before it begins.
    public static async Task UntilAtAsync(IPage page, System.Text.RegularExpressions.Regex pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(pattern, new() { Timeout = Patience });
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>Until the page that follows its own state shows this one.</summary>
    public Task UntilStateAsync(string end) =>
        Assertions.Expect(Page.Locator($"[data-module=status-poll][data-state$='{end}']")).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Sends the form that holds the given field.</summary>
    public Task SendAsync(string field) => Page.Locator($"form:has([name={field}]) .actions button[type=submit]").First.ClickAsync();

    /// <summary>
    /// Sends what a page sends that stood open too long, or was left half-filled: these fields to this address, from the page
    /// that is open. Returns when the answer is shown.
    /// </summary>
    public async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        await Page.EvaluateAsync(
            """
            ([path, fields]) => {
              const form = Object.assign(document.createElement('form'), { method: 'post', action: path });
              const token = document.querySelector('[name=__RequestVerificationToken]');
              for (const [name, value] of [...fields, ['__RequestVerificationToken', token.value]])
                form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
              document.body.append(form);
              document.body.dataset.left = '';
              form.submit();
            }
            """,
            new object[] { path, fields.Select(field => new[] { field.Name, field.Value }).ToArray() });
        await Assertions.Expect(Page.Locator("body:not([data-left])")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>Sends it, and is told no with this number.</summary>
    public async Task IsRefusedAsync(string number, string path, params (string Name, string Value)[] fields)
    {
        await PostAsync(path, fields);
        await SeesAsync(number);
    }

    /// <summary>Opens a page, and is told no with this number.</summary>
    public async Task IsRefusedAtAsync(string number, string path)
    {
        await GoAsync(path);
        await SeesAsync(number);
    }

    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text, new() { Timeout = Patience, UseInnerText = true });

    /// <summary>For a failure's message: the address, the complaints, the words on the page, and a picture beside.</summary>
    public async Task<string> SituationAsync()
    {
        var picture = Places.Out("screenshots", "failures", $"{DateTime.UtcNow:HHmmss-fff}.png");
        await Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        var shown = await Page.Locator("body").InnerTextAsync();
        return $"At {Page.Url}, picture {picture}\n{string.Join('\n', _complaints)}\n{shown}";
    }

    // Once in many runs a renderer never answers that it was closed; it ends with the browser then, and holds nobody up.
    public async ValueTask DisposeAsync()
    {
        var closing = _context.CloseAsync();
        await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(Patience)));
        if (closing.IsFaulted) await closing;
    }

    // A refusal's status is the page's honest answer, which the browser's console calls an error.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type != "error" || message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)) return;
        _complaints.Add($"{message.Text} at {message.Location}");
    }
}
