using System.Text.Json.Nodes;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>A definition that keeps to every rule, and has something for each to look at.</summary>
internal static class Sample
{
    public static JsonObject Make() => (JsonObject)JsonNode.Parse("""
        {
          "$schema": "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
          "id": "sample-1", "definitionId": "sample", "name": "Sample", "description": "", "createdAt": "2026-11-24T00:00:00+00:00",
          "version": 1, "toolVersion": "3.7.1.0",
          "variables": [ { "id": "v", "name": "Status", "typeName": "String", "isArray": false, "value": "", "storageDriverTypeName": "WorkflowInstanceStorageDriver" } ],
          "inputs": [ { "type": "String", "name": "Number", "displayName": "Number", "description": "", "category": "Primitives", "uiHint": "singleline", "storageDriverType": "WorkflowInstanceStorageDriver" } ],
          "outputs": [ { "type": "String", "name": "Result", "displayName": "Result", "description": "", "category": "Primitives" } ],
          "outcomes": [], "customProperties": {}, "isReadonly": false, "isSystem": false, "isLatest": true, "isPublished": true,
          "options": { "usableAsActivity": false, "autoUpdateConsumingWorkflows": false, "activationStrategyType": "Singleton", "incidentStrategyType": "FaultStrategy" },
          "root": {
            "id": "flow", "nodeId": "Workflow1:flow", "name": "Flowchart1", "type": "Elsa.Flowchart", "version": 1,
            "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": {},
            "activities": [
              { "id": "line", "nodeId": "Workflow1:flow:line", "name": "Line", "type": "Elsa.WriteLine", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "getStatus()" } },
                "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "fork", "nodeId": "Workflow1:flow:fork", "name": "Fork", "type": "Elsa.FlowFork", "version": 1,
                "branches": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"A\"]" } },
                "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "delay", "nodeId": "Workflow1:flow:delay", "name": "Delay", "type": "Elsa.Delay", "version": 1,
                "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "3.00:00:00" } },
                "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "event", "nodeId": "Workflow1:flow:event", "name": "Event", "type": "Elsa.Event", "version": 1,
                "eventName": { "typeName": "String", "expression": { "type": "Input", "value": { "type": "String", "name": "Number" } } },
                "result": { "typeName": "Object", "memoryReference": { "id": "Result" } },
                "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "name", "nodeId": "Workflow1:flow:name", "name": "Name", "type": "Elsa.SetName", "version": 1,
                "value": { "typeName": "String", "expression": { "type": "Variable", "value": { "id": "v", "name": "Status", "typeName": "String" } } },
                "customProperties": { "canStartWorkflow": false, "runAsynchronously": false }, "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } }
            ],
            "variables": [],
            "connections": [ { "source": { "activity": "line", "port": "Done" }, "target": { "activity": "fork", "port": "In" }, "vertices": [] } ]
          }
        }
        """)!;

    public static JsonObject Activity(JsonObject sample, string id) => Parts.Activities(sample).First(activity => activity.Id() == id);
}
