import KeepInTouch
import Telephony

/// A telephone's backup of calls: what is behind a broken part is read all the same.
@Sendable func fuzzCalls(_ bytes: [UInt8]) {
    guard let file = try? CallFile(xml: bytes) else { return }
    hold(file.problems.first.count <= file.problems.count, "more problems than there are")
    for call in file.calls {
        hold(call.counts == (call.reason == nil), "it counts for a reason")
        hold(!call.counts || call.seconds >= Call.enough && call.kind == .answered && !call.number.isEmpty, "\(call) counts")
        hold(call.place / 1000 == call.start.seconds && call.seconds >= 0, "\(call) is not when it was")
    }
    // A whole call behind it, in a document that is whole, is found.
    guard file.problems.count == 0 else { return }
    let more = try? CallFile(xml: bytes + Array("<call number='7' duration='90' date='17' type='1'/>".utf8))
    hold(more?.calls.dropLast() == file.calls[...] || more?.problems.count != 0 || more?.calls == file.calls, "a call got lost")
}

/// A chat that WhatsApp has exported: whatever the order of its dates, the days are the calendar's.
@Sendable func fuzzWhatsApp(_ bytes: [UInt8]) {
    for order in [nil, ChatDateOrder.dayFirst, .monthFirst, .yearFirst] {
        guard let chat = try? WhatsAppChat(text: bytes, order: order) else { return }
        hold(chat.writers.count <= 3, "more people than are kept")
        hold(!chat.isGroup && !chat.isAmbiguous || chat.writers.allSatisfy(\.days.isEmpty), "days that are none")
        check(chat.writers)
    }
}

/// A file that Telegram Desktop has exported.
@Sendable func fuzzTelegram(_ bytes: [UInt8]) {
    guard let export = try? TelegramExport(json: bytes) else { return }
    for chat in export.chats {
        check(chat.writers)
        let days = Set(chat.writers.flatMap(\.days))
        hold(days == Set(chat.daysOfPeer).union(chat.daysOfUser), "a day got lost")
    }
}

private func check(_ writers: [ChatWriter]) {
    for writer in writers {
        hold(zip(writer.days, writer.days.dropFirst()).allSatisfy { $0 < $1 }, "days that are not in their order")
        hold(writer.days.allSatisfy(CivilDate.range.contains), "a day out of range")
        hold(writer.name.utf8.count <= 3 * 1024, "a long name")
    }
}
