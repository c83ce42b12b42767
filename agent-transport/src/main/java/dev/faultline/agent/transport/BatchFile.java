// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.Loss;
import dev.faultline.agent.core.delivery.Losses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One batch in a file: a mark, the length of what follows and its CRC-32, then the batch. What a
 * crash left unfinished, or a disk has changed, is recognised and never sent.
 */
final class BatchFile {

  /** With the format's version. */
  private static final int MARK = 0x464C5331;

  private static final int HEAD = 12;
  private static final int MAXIMUM_BYTES = 32 << 20;

  private BatchFile() {}

  /**
   * @throws IOException where it can't be written, such as on a full disk
   */
  static void write(File file, Batch batch) throws IOException {
    byte[] content = content(batch);
    try (DataOutputStream out = new DataOutputStream(new FileOutputStream(file))) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(HEAD + content.length);
      DataOutputStream head = new DataOutputStream(whole);
      head.writeInt(MARK);
      head.writeInt(content.length);
      head.writeInt(checksum(content));
      head.write(content);
      out.write(whole.toByteArray());
    }
  }

  /**
   * @throws IOException where it can't be read or is not whole
   */
  static Batch read(File file) throws IOException {
    try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
      int mark = in.readInt();
      int length = in.readInt();
      int checksum = in.readInt();
      if (mark != MARK || length < 0 || length > MAXIMUM_BYTES || length != file.length() - HEAD) {
        throw new IOException("it is not whole");
      }
      byte[] content = new byte[length];
      in.readFully(content);
      if (checksum(content) != checksum) {
        throw new IOException("it has changed since it was written");
      }
      return batch(new DataInputStream(new ByteArrayInputStream(content)));
    }
  }

  private static int checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content, 0, content.length);
    return (int) crc.getValue();
  }

  private static byte[] content(Batch batch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.weight());
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(batch.id());
    out.writeBoolean(batch.precious());
    out.writeBoolean(batch.half());
    batch.snapshots().writeTo(out);
    batch.counts().writeTo(out);
    out.writeInt(batch.losses().size());
    for (Loss loss : batch.losses()) {
      out.writeByte(loss.what().ordinal());
      out.writeByte(loss.reason().ordinal());
      out.writeLong(loss.count());
    }
    batch.body().writeTo(out);
    return bytes.toByteArray();
  }

  private static Batch batch(DataInputStream in) throws IOException {
    String id = in.readUTF();
    boolean precious = in.readBoolean();
    boolean half = in.readBoolean();
    Batch.Items snapshots = Batch.Items.readFrom(in);
    Batch.Items counts = Batch.Items.readFrom(in);
    List<Loss> losses = new ArrayList<>();
    int number = in.readInt();
    for (int i = 0; i < number; i++) {
      Losses.What what = Losses.What.values()[in.readByte()];
      Losses.Reason reason = Losses.Reason.values()[in.readByte()];
      losses.add(new Loss(what, reason, in.readLong()));
    }
    return new Batch(id, Body.readFrom(in), snapshots, counts, losses, precious, half);
  }
}
