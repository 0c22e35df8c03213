namespace Ciac.Signing.Timestamps;

/// <summary>No timestamp could be had. The message holds one clause per authority that was asked.</summary>
public sealed class TimestampException : Exception
{
    /// <summary>A failure with the words for a log.</summary>
    public TimestampException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public TimestampException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
