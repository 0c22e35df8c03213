namespace Ciac.Core.Outside.Wire;

internal static class WireAddress
{
    /// <summary>With the closing slash, without which the last segment would be replaced instead of extended.</summary>
    public static Uri Folder(Uri? address) => address is null
        ? throw new InvalidOperationException("An outside address is missing in the configuration (section Outside).")
        : new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
}
