using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Storage;

/// <summary>Tables and columns are named as PostgreSQL people write them; enums are stored as their words.</summary>
internal static partial class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            entity.SetTableName(Of(entity.GetTableName() ?? entity.ClrType.Name));
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(Of(property.Name));
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum) property.SetProviderClrType(typeof(string));
        }
    }

    public static string Of(string name) => Boundary().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Boundary();
}
