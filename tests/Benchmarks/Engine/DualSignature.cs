namespace Benchmarks.Engine;

/// <summary>The measured flow: start, two waits in any order, join, set a variable, finish.</summary>
internal static class DualSignature
{
    public const string Json = """
        {"definitionId":"dual","name":"dual","variables":[{"id":"v","name":"Status","typeName":"String","value":"Draft","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,
          "activities":[
           {"id":"fork","type":"Elsa.FlowFork","version":1,"branches":{"typeName":"List<String>","expression":{"type":"Object","value":"[\"Seal\",\"Legal\"]"}}},
           {"id":"seal","type":"Bench.Sign","version":1,"signer":{"typeName":"String","expression":{"type":"Literal","value":"seal"}}},
           {"id":"legal","type":"Bench.Sign","version":1,"signer":{"typeName":"String","expression":{"type":"Literal","value":"legal"}}},
           {"id":"join","type":"Elsa.FlowJoin","version":1,"mode":{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":"WaitAll"}}},
           {"id":"set","type":"Elsa.SetVariable","version":1,"variable":{"id":"v","name":"Status","typeName":"String"},"value":{"typeName":"Object","expression":{"type":"Literal","value":"Active"}}}],
          "connections":[
           {"source":{"activity":"fork","port":"Seal"},"target":{"activity":"seal","port":"In"}},
           {"source":{"activity":"fork","port":"Legal"},"target":{"activity":"legal","port":"In"}},
           {"source":{"activity":"seal","port":"Done"},"target":{"activity":"join","port":"In"}},
           {"source":{"activity":"legal","port":"Done"},"target":{"activity":"join","port":"In"}},
           {"source":{"activity":"join","port":"Done"},"target":{"activity":"set","port":"In"}}]}}
        """;
}
