namespace Summarizer.Api.Tests.Endpoints.Conversations;

/// <summary>Default prompts of programs, as their packages have them, with {document} where the text goes.</summary>
internal static class ClientPrompts
{
    private const string Middleware =
        """
        <role>
        Context Extraction Assistant
        </role>

        <primary_objective>
        Your sole objective in this task is to extract the highest quality/most relevant context from the conversation history below.
        </primary_objective>

        <instructions>
        The conversation history below will be replaced with the context you extract in this step. Because of this, you must do your very best to extract and record all of the most important context.
        </instructions>

        With all of this in mind, please carefully read over the entire conversation history, and extract the most important and relevant context to replace it.
        Respond ONLY with the extracted context. Do not include any additional information, or text before or after the extracted context.

        <messages>
        Messages to summarize:
        {document}
        </messages>
        """;

    /// <summary>System messages that come after the turns that they are about.</summary>
    public static readonly IReadOnlyDictionary<string, string> AfterTurns = new Dictionary<string, string>
    {
        ["Microsoft.Extensions.AI 10: SummarizingChatReducer"] = "**Generate a clear and complete summary of the entire conversation in no more than five sentences.**\n\n"
            + "The summary must always:\n- Reflect contributions from both the user and the assistant\n- Preserve context to support ongoing dialogue\n"
            + "- Incorporate any previously provided summary\n- Emphasize the most relevant and meaningful points\n\n"
            + "The summary must never:\n- Offer critique, correction, interpretation, or speculation\n- Highlight errors, misunderstandings, or judgments of accuracy\n"
            + "- Comment on events or ideas not present in the conversation\n- Omit any details included in an earlier summary",
        ["Semantic Kernel 1: ChatHistorySummarizationReducer"] = "Provide a concise and complete summarization of the entire dialog that does not exceed 5 sentences\n\n"
            + "This summary must always:\n- Consider both user and assistant interactions\n- Maintain continuity for the purpose of further dialog\n"
            + "- Include details from any existing summary\n- Focus on the most significant aspects of the dialog\n\n"
            + "This summary must never:\n- Critique, correct, interpret, presume, or assume\n- Identify faults, mistakes, misunderstanding, or correctness\n"
            + "- Analyze what has not occurred\n- Exclude details from any existing summary",
    };

    /// <summary>One user message each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Single = new Dictionary<string, string>
    {
        ["@langchain/classic 1.0: stuff"] = "Write a concise summary of the following:\n\n\n\"{document}\"\n\n\nCONCISE SUMMARY:",
        ["@langchain/classic 1.0: refine"] = "Your job is to produce a final summary\nWe have provided an existing summary up to a certain point: \"\"\n"
            + "We have the opportunity to refine the existing summary\n(only if needed) with some more context below.\n------------\n\"{document}\"\n------------\n\n"
            + "Given the new context, refine the original summary\nIf the context isn't useful, return the original summary.\n\nREFINED SUMMARY:",
        ["langchain 1.5: summarization middleware"] = Middleware,
        ["@langchain/classic 1.0: conversation memory"] =
            "Progressively summarize the lines of conversation provided, adding onto the previous summary returning a new summary.\n\nEXAMPLE\nCurrent summary:\n"
            + "The human asks what the AI thinks of artificial intelligence.\n\nNew lines of conversation:\nHuman: Why?\nAI: Because.\n\nNew summary:\nThe human asks.\nEND OF EXAMPLE\n\n"
            + "Current summary:\n\n\nNew lines of conversation:\n{document}\n\nNew summary:",
        ["@llamaindex/core 0.6: tree_summarize"] = "Context information from multiple sources is below.\n---------------------\n{document}\n---------------------\n"
            + "Given the information from multiple sources and not prior knowledge, answer the query.\nQuery: Summarize the text.\nAnswer:",
        ["@llamaindex/core 0.6: text_qa"] = "Context information is below.\n----------------------\n{document}\n----------------------\n"
            + "Given the context information and not prior knowledge, answer the query.\nQuery: Summarize the text.\nAnswer:",
        ["@llamaindex/core 0.6: summary"] = "Write a summary of the following. Try to use only the information provided. Try to include as many key details as possible.\n\n\n{document}\n\n\nSUMMARY:\"\"\"\n",
        ["@llamaindex/core 0.6: summary with tags"] = "Summarize the following text. Try to use only the information provided. Try to include as many key details as possible.\n"
            + "<original-text>\n{document}\n</original-text>\n\nSUMMARY:\n",
        ["@llamaindex/core 0.6: summary of a section"] = "Here is the content of the section:\n{document}\n\nSummarize the key topics and entities of the section.\n\nSummary:",
        ["Semantic Kernel 1: conversation summary"] = "BEGIN CONTENT TO SUMMARIZE:\n{document}\n\nEND CONTENT TO SUMMARIZE.\n\n"
            + "Summarize the conversation in 'CONTENT TO SUMMARIZE', identifying main points of discussion and any conclusions that were reached.\n"
            + "Do not incorporate other general knowledge.\nSummary is in plain text, in complete sentences, with no markup or tags.\n\nBEGIN SUMMARY:\n",
        ["Vercel ai: prompt of its documentation"] = "Please summarize the following article: {document}",
        ["transformers: T5's prefix"] = "summarize: {document}",
        ["OpenAI's cookbook: text in quotes"] = "Summarize the text below as a bullet point list of the most important points.\n\nText: \"\"\"\n{document}\n\"\"\"",
        ["OpenAI's examples: for a second-grader"] = "Summarize content you are provided with for a second-grade student.\n\n{document}",
        ["OpenAI's examples: TL;DR"] = "{document}\n\nTl;dr",
    };

    /// <summary>What people and programs write in one message.</summary>
    public static readonly IReadOnlyList<string> Shapes =
    [
        "Summarize: {document}",
        "Please summarize the following text in two sentences.\n\n{document}",
        "Can you summarize this for me?\n\n{document}",
        "Summarize this article in 3 bullet points:\n\n{document}",
        "{document}\n\nSummarize the text above in one sentence.",
        "{document}\n\nPlease write a short summary of this.",
        "Summarize the text delimited by triple backticks.\n\n```\n{document}\n```",
        "Summarize the text delimited by triple quotes in one sentence.\n\"\"\"{document}\"\"\"",
        "Here is an article:\n\n<article>\n{document}\n</article>\n\nSummarize it in two sentences.",
        "<document>{document}</document>\n\nProvide a concise summary of the document.",
        "INSTRUCTIONS:\nWrite a summary of the text.\nDo not add anything.\n\nTEXT:\n{document}",
        "### Instruction:\nSummarize the following text.\n\n### Input:\n{document}\n\n### Response:",
        "Task: Summarize the document.\n\nDocument:\n{document}\n\nSummary:",
        "Article: {document}\n\nSummary:",
        "{document}\n\nTL;DR:",
        "You are an expert editor. Write a concise summary of the text below.\n\n---\n{document}\n---",
        "Write a summary of the following text. Use at most three sentences. Do not mention the author.\n\n{document}",
        "I need a brief summary of this report. {document}",
        "Give me the key points of the following meeting notes:\n{document}",
        "=====\n{document}\n=====\nSummarize the passage between the lines.",
        "Fasse den folgenden Text in zwei Sätzen zusammen:\n\n{document}",
        "Résumez le texte suivant :\n\n{document}",
        "Resume el siguiente texto en dos frases:\n\n{document}",
        "Please read the text and summarize it.\n\nRules:\n- Use no more than two sentences.\n- Do not use outside knowledge.\n\nText:\n{document}",
        "Summarize the conversation below.\n\nConversation:\n{document}\n\nSummary of the conversation:",
    ];
}
