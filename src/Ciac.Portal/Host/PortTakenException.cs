namespace Ciac.Portal.Host;

/// <summary>Said to the person who started it, without a stack trace.</summary>
public sealed class PortTakenException(string message) : Exception(message);
