using Demo;

// Plays the flow against a running system through public HTTP only; exits non-zero if anything is off.
var addresses = Addresses.From(args);
var line = new TimeLine();
try
{
    await Play.RunAsync(addresses, line);
    line.Say("demo finished: everything as expected");
    return 0;
}
catch (Exception failure) when (failure is DemoException or HttpRequestException)
{
    line.Say($"FAILED: {failure.Message}");
    return 1;
}
