using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Registry;

public sealed record RegisteredPerson(string Name, string IdType, string IdNumber);

/// 法人库 entry, as the wire carries it.
public sealed record RegistryEntry(string Identifier, string Name)
{
    public string EconomicType { get; init; } = "有限责任公司";

    public string RegisteredPlace { get; init; } = "上海市浦东新区虚构路1号";

    public required string RegistrationNumber { get; init; }

    public string RegisteredCapital { get; init; } = "5000万元人民币";

    public string Status { get; init; } = "active";

    public required RegisteredPerson LegalRepresentative { get; init; }

    public DateTimeOffset AsOf { get; init; }
}

public sealed class RegistryStore(SandboxDatabase database, TimeProvider clock)
{
    public Task<RegistryEntry?> FindAsync(string identifier, CancellationToken ct) => database.FindAsync(
        $"""
        select identifier, name, economic_type, registered_place, registration_number, registered_capital, status,
            representative_name, representative_id_type, representative_id_number, as_of
        from registry_entry where identifier = {identifier}
        """, Read, ct);

    public Task<IReadOnlyList<RegistryEntry>> AllAsync(CancellationToken ct) => database.QueryAsync(
        $"""
        select identifier, name, economic_type, registered_place, registration_number, registered_capital, status,
            representative_name, representative_id_type, representative_id_number, as_of
        from registry_entry order by identifier
        """, Read, ct);

    public Task SaveAsync(RegistryEntry entry, CancellationToken ct)
    {
        var person = entry.LegalRepresentative;
        return database.ExecuteAsync($"""
            insert into registry_entry (identifier, name, economic_type, registered_place, registration_number,
                registered_capital, status, representative_name, representative_id_type, representative_id_number, as_of)
            values ({entry.Identifier}, {entry.Name}, {entry.EconomicType}, {entry.RegisteredPlace}, {entry.RegistrationNumber},
                {entry.RegisteredCapital}, {entry.Status}, {person.Name}, {person.IdType}, {person.IdNumber}, {clock.GetUtcNow()})
            on conflict (identifier) do update set name = excluded.name, economic_type = excluded.economic_type,
                registered_place = excluded.registered_place, registration_number = excluded.registration_number,
                registered_capital = excluded.registered_capital, status = excluded.status,
                representative_name = excluded.representative_name, representative_id_type = excluded.representative_id_type,
                representative_id_number = excluded.representative_id_number, as_of = excluded.as_of
            """, ct);
    }

    private static RegistryEntry Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1))
    {
        EconomicType = row.GetString(2),
        RegisteredPlace = row.GetString(3),
        RegistrationNumber = row.GetString(4),
        RegisteredCapital = row.GetString(5),
        Status = row.GetString(6),
        LegalRepresentative = new RegisteredPerson(row.GetString(7), row.GetString(8), row.GetString(9)),
        AsOf = row.GetFieldValue<DateTimeOffset>(10),
    };
}
